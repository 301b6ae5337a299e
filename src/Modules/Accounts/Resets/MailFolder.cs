using System.Globalization;
using System.Net.Mail;
using System.Text;
using XaDienTu.Accounts.Contracts;

namespace XaDienTu.Accounts.Resets;

/// <summary>
/// Lays each letter into a folder as a message file (RFC 5322) that a mail server collects, as Postfix and others do. The files hold secrets:
/// the platform's user alone reads them. A letter that nobody collects is worth nothing after a day.
/// </summary>
internal sealed class MailFolder(AccountsSettings settings, TimeProvider clock) : ILetterToHolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LineOfBase64 = 76;

    public async Task SendAsync(HolderLetter letter, CancellationToken cancellation)
    {
        MakeFolder();
        var name = Path.Combine(settings.Outbox, Guid.CreateVersion7().ToString("N"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        // Under another name until it is whole: a mail server takes only what ends in .eml.
        await using (var file = new FileStream(name + ".part", options))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(Message(letter)), cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(name + ".part", name + ".eml");
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(settings.Outbox);
        }
        else
        {
            Directory.CreateDirectory(settings.Outbox, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private string Message(HolderLetter letter)
    {
        // Also refuses an address that would write headers of its own.
        var to = new MailAddress(letter.Address).Address;
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Text.ReplaceLineEndings("\r\n")));
        return string.Join("\r\n",
            [
                $"Date: {clock.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)}",
                $"From: {Word("Xã điện tử")} <khong-tra-loi@{settings.Issuer?.Host ?? "localhost"}>",
                $"To: <{to}>",
                $"Subject: {Word(letter.Subject)}",
                $"Message-ID: <{Guid.CreateVersion7():N}@{settings.Issuer?.Host ?? "localhost"}>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                .. body.Chunk(LineOfBase64).Select(line => new string(line)),
                "",
            ]);
    }

    /// <summary>Words beyond ASCII in a header (RFC 2047); ours are short enough for one.</summary>
    private static string Word(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}

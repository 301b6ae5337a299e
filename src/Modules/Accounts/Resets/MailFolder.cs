using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Secrets;

namespace XaDienTu.Accounts.Resets;

/// <summary>
/// Lays each letter into a folder as a message file (RFC 5322) that a mail server collects, as Postfix and others do. The files hold
/// secrets: the platform's user alone reads them. A letter that nobody collects is worth nothing after a day.
/// </summary>
internal sealed class MailFolder(AccountsSettings settings, TimeProvider clock) : ILetterToHolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task SendAsync(HolderLetter letter, CancellationToken cancellation)
    {
        OwnFolder.Create(settings.Outbox);
        RemoveWorthless();
        var name = Path.Combine(settings.Outbox, Guid.CreateVersion7().ToString("N"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        // Under another name until it is whole: a mail server takes only what ends in .eml.
        await using (var file = new FileStream(name + ".part", options))
        {
            await MessageOf(letter).WriteToAsync(file, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(name + ".part", clock.GetUtcNow().UtcDateTime);
        File.Move(name + ".part", name + ".eml");
    }

    // Where no mail server collects, secrets would pile up.
    private void RemoveWorthless()
    {
        var over = (clock.GetUtcNow() - CredentialReset.Life).UtcDateTime;
        foreach (var file in Directory.EnumerateFiles(settings.Outbox, "*.eml").Concat(Directory.EnumerateFiles(settings.Outbox, "*.part"))
            .Where(file => File.GetLastWriteTimeUtc(file) < over))
        {
            File.Delete(file);
        }
    }

    private MimeMessage MessageOf(HolderLetter letter)
    {
        var host = settings.Issuer?.Host ?? "localhost";
        var message = new MimeMessage
        {
            Date = clock.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(host),
            Subject = letter.Subject,
            Body = new TextPart(TextFormat.Plain) { Text = letter.Text },
        };
        message.From.Add(new MailboxAddress("Xã điện tử", $"khong-tra-loi@{host}"));
        message.To.Add(MailboxAddress.Parse(letter.Address));
        return message;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Portal.Notices;

/// <summary>Tells the holder that others ask for new credentials of the account, agree to it, or that they were taken.</summary>
internal sealed class WriteCredentialNotice(PortalDb db) : IHandle<CredentialNews>
{
    public async Task HandleAsync(CredentialNews news, CancellationToken cancellation)
    {
        var key = KeyOf(news);
        if (!await db.Notices.AnyAsync(known => known.EventKey == key, cancellation))
        {
            db.Notices.Add(new Notice
            {
                AccountId = news.AccountId, CaseCode = "", Sentence = news.Sentence, At = news.At, EventKey = key,
            });
        }
    }

    private static string KeyOf(CredentialNews news) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{news.ResetId}|{news.At.UtcTicks}|{news.Sentence}"))));
}

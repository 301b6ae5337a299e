using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Portal.Notices;

/// <summary>Tells the holder of an account what became of its ID number.</summary>
internal sealed class WriteIdentityNotice(PortalDb db) : IHandle<CitizenIdentityChanged>
{
    public async Task HandleAsync(CitizenIdentityChanged news, CancellationToken cancellation)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{news.AccountId}|{news.At.UtcTicks}|{news.Sentence}"))));
        if (!await db.Notices.AnyAsync(known => known.EventKey == key, cancellation))
        {
            db.Notices.Add(new Notice { AccountId = news.AccountId, CaseCode = "", Sentence = news.Sentence, At = news.At, EventKey = key });
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Portal.Notices;

/// <summary>Writes the notice; saved together with the mark that the event was delivered.</summary>
internal sealed class WriteNotice(PortalDb db) : IHandle<CaseStatusChanged>
{
    public async Task HandleAsync(CaseStatusChanged news, CancellationToken cancellation)
    {
        if (news.ApplicantAccountId is not { } account)
        {
            return;
        }

        var key = KeyOf(news);
        if (await db.Notices.AnyAsync(known => known.EventKey == key, cancellation))
        {
            return;
        }

        db.Notices.Add(new Notice { AccountId = account, CaseCode = news.Code, Sentence = news.Sentence, At = news.At, EventKey = key });
    }

    public static string KeyOf(CaseStatusChanged news) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{news.CaseId}|{news.At.UtcTicks}|{news.Status}|{news.Sentence}"))));
}

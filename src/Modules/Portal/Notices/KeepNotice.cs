using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Portal.Notices;

/// <summary>Lays a notice into the box of everybody it is for; saved together with the mark that it was delivered.</summary>
internal sealed class KeepNotice(PortalDb db, IRoleAccounts roles) : IHandle<Notice>
{
    public async Task HandleAsync(Notice news, CancellationToken cancellation)
    {
        IReadOnlyList<Guid> accounts = news switch
        {
            { AccountId: { } one } => [one],
            { AgencyId: { } agency, Role: { } role } => await roles.HoldersAsync(agency, role, news.At, cancellation),
            _ => [],
        };
        var told = await db.Notices.Where(kept => accounts.Contains(kept.AccountId) && kept.NoticeId == news.Id)
            .Select(kept => kept.AccountId).ToListAsync(cancellation);
        foreach (var account in accounts.Except(told))
        {
            db.Notices.Add(new KeptNotice
            {
                NoticeId = news.Id,
                AccountId = account,
                Kind = news.Kind,
                Words = news.Words,
                Link = news.Link,
                LinkWords = news.LinkWords,
                Until = news.Until,
                At = news.At,
            });
        }
    }
}

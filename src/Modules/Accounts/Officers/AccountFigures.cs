using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Officers;

/// <summary>For administrators: whose request waits for a second person, and which accounts lie open or unused. An agency's sees the own agency.</summary>
internal sealed class AccountFigures(
    AccountsDb db, WaitingResets waiting, IOfficerDirectory officers, AccountsSettings settings, TimeProvider clock) : IDeskPart
{
    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        var isPlatform = actor.Holds(OfficerRole.SystemAdministrator);
        if (!isPlatform && !actor.Holds(OfficerRole.AgencyAdministrator))
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var accounts = db.Accounts.AsNoTracking().Where(account => account.Kind == AccountKind.Officer);
        if (!isPlatform)
        {
            var own = await OfAgencyAsync(actor, now, cancellation);
            accounts = accounts.Where(account => own.Contains(account.OfficerId));
        }

        var place = isPlatform ? "cả tỉnh" : "cơ quan mình";
        var since = now - settings.UnusedTime;
        var asked = (await waiting.ForAsync(actor, cancellation)).Count(row => row.Reset.AskedBy != actor.Id);
        return
        [
            DeskFigure.Of(
                DeskFigure.Accounts, "Yêu cầu đặt lại chờ quyết định", asked, "cần người thứ hai trong 24 giờ", $"{OfficerAccountsPage.Address}#waiting", isWork: true),
            DeskFigure.Of(
                DeskFigure.Accounts, "Chưa bật xác thực hai bước", await accounts.CountAsync(account => account.TotpSecret == null, cancellation),
                $"tài khoản cán bộ, {place}", OfficerAccountsPage.Address),
            DeskFigure.Of(
                DeskFigure.Accounts, $"Không dùng quá {settings.UnusedTime.Days} ngày",
                await accounts.CountAsync(
                    account => (account.LastSignInAt == null || account.LastSignInAt < since) && (account.PasswordSetAt == null || account.PasswordSetAt < since), cancellation),
                $"tài khoản cán bộ, {place}", OfficerAccountsPage.Address),
        ];
    }

    private async Task<List<Guid?>> OfAgencyAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var own = new List<Guid?>();
        foreach (var agency in actor.Posts.Where(post => post.Role is OfficerRole.AgencyAdministrator).Select(post => post.OrganizationId).Distinct())
        {
            own.AddRange((await officers.PostsAtAsync(agency, now, cancellation)).Select(post => (Guid?)post.OfficerId));
        }

        return own;
    }
}

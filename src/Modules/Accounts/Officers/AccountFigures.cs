using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;

namespace XaDienTu.Accounts.Officers;

/// <summary>For administrators: whose request waits for a second person, and which accounts lie open or unused.</summary>
internal sealed class AccountFigures(WaitingResets waiting, OpenAccounts open, AccountsSettings settings) : IDeskPart
{
    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        if (!OpenAccounts.MayLook(actor))
        {
            return [];
        }

        var asked = (await waiting.ForAsync(actor, cancellation)).Count(row => row.Reset.AskedBy != actor.Id);
        return
        [
            DeskFigure.Of(
                DeskFigure.Accounts, "Yêu cầu đặt lại chờ quyết định", asked, "cần người thứ hai trong 24 giờ",
                $"{OfficerAccountsPage.Address}#waiting", isWork: true),
            await OfAsync("Chưa bật xác thực hai bước", AccountLack.SecondStep, actor, cancellation),
            await OfAsync($"Không dùng quá {settings.UnusedTime.Days} ngày", AccountLack.Use, actor, cancellation),
        ];
    }

    private async Task<DeskFigure> OfAsync(string title, AccountLack lack, Actor actor, CancellationToken cancellation) => DeskFigure.Of(
        DeskFigure.Accounts, title, await (await open.ThatLackAsync(lack, actor, cancellation)).CountAsync(cancellation),
        $"tài khoản cán bộ, {OpenAccounts.PlaceOf(actor)}", OpenAccountsPage.AddressOf(lack));
}

using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Import;

namespace XaDienTu.Procedures.Publishing;

/// <summary>For who keeps the catalogue: what is not published yet, what was not held against the law, what cannot be filed in full at home.</summary>
internal sealed class CatalogueFigures(ProceduresDb db, IProcedureCatalogue catalogue, TimeProvider clock) : IDeskPart
{
    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Holds(OfficerRole.BusinessAdministrator))
        {
            return [];
        }

        var (inForce, withoutForm) = await CountAsync(cancellation);
        return
        [
            DeskFigure.Of(
                DeskFigure.Procedures, "Bản nháp", await db.Versions.CountAsync(version => version.State == VersionState.Draft, cancellation),
                "chờ hoàn thiện và công bố", $"{VersionListPage.Address}?trang-thai=nhap", isWork: true),
            DeskFigure.Of(
                DeskFigure.Procedures, "Còn chỗ phải đối chiếu luật",
                await db.Versions.CountAsync(version => version.State == VersionState.Published && version.FlagCount > 0, cancellation),
                "phiên bản đã công bố", $"{VersionListPage.Address}?trang-thai=cong-bo", isWork: true),
            DeskFigure.Of(DeskFigure.Procedures, "Chưa có mẫu khai trên mạng", withoutForm, $"trên {inForce} thủ tục đang áp dụng", VersionListPage.Address),
            new DeskFigure(DeskFigure.Procedures, "Nhập thủ tục", "Mở", "từ tệp thủ tục đã công bố", ImportPage.Address),
        ];
    }

    private async Task<(int InForce, int WithoutForm)> CountAsync(CancellationToken cancellation)
    {
        var today = clock.VietnamToday();
        var (inForce, withoutForm) = (0, 0);
        string? after = null;
        do
        {
            var page = await catalogue.SearchAsync(new ProcedureQuery(After: after, Size: Cursor.MaxSize), today, cancellation);
            foreach (var summary in page.Items)
            {
                inForce++;
                withoutForm += (await catalogue.FindAsync(summary.VersionId, cancellation))?.Content.Form is null ? 1 : 0;
            }

            after = page.Next;
        }
        while (after is not null);
        return (inForce, withoutForm);
    }
}

using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;

namespace XaDienTu.Procedures.Publishing;

/// <summary>For who keeps the catalogue: what is not published yet, what was not held against the law, what cannot be filed in full at
/// home.</summary>
internal sealed class CatalogueFigures(ProceduresDb db, WithoutForm forms) : IDeskPart
{
    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Holds(OfficerRole.BusinessAdministrator))
        {
            return [];
        }

        var (inForce, withoutForm) = await forms.FindAsync(cancellation);
        return
        [
            DeskFigure.Of(
                DeskFigure.Procedures, "Bản nháp",
                await db.Versions.CountAsync(version => version.State == VersionState.Draft, cancellation),
                "chờ hoàn thiện và công bố", $"{VersionListPage.Address}?trang-thai=nhap", isWork: true),
            DeskFigure.Of(
                DeskFigure.Procedures, "Còn chỗ phải đối chiếu luật",
                await db.Versions.CountAsync(version => version.State == VersionState.Published && version.FlagCount > 0, cancellation),
                "phiên bản đã công bố", $"{VersionListPage.Address}?trang-thai=cong-bo&con-thieu={VersionListPage.LawUnchecked}",
                isWork: true),
            DeskFigure.Of(
                DeskFigure.Procedures, "Chưa có mẫu khai trên mạng", withoutForm.Count, $"trên {inForce} thủ tục đang áp dụng",
                $"{VersionListPage.Address}?con-thieu={VersionListPage.FormMissing}"),
        ];
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Web;
using XaDienTu.Ui.Lists;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Procedures.Publishing;

/// <summary>All versions for officers, by code: what is in force, what waits, with how many open flags.</summary>
[Authorize(Policy = Policies.Officer)]
internal sealed class VersionListPage(ProceduresDb db, WithoutForm forms, ListReading lists, ActorAccessor current) : PageModel
{
    public const string Address = "/can-bo/thu-tuc";

    /// <summary>What the versions still lack.</summary>
    public const string LawUnchecked = "doi-chieu";

    /// <inheritdoc cref="LawUnchecked"/>
    public const string FormMissing = "mau-khai";

    private static readonly Keyset<VersionRow> ByCode =
        Keyset.By((VersionRow row) => row.Code).ThenDescending(row => row.CreatedAt).ThenDescending(row => row.Id);

    public ShownList List { get; private set; } = null!;

    public bool MayImport => current.Actor.Holds(OfficerRole.BusinessAdministrator);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        List = await lists.ReadAsync(this, Versions(cancellation), cancellation);
        return List.Answer;
    }

    private ListOf<VersionRow> Versions(CancellationToken cancellation) => new()
    {
        Title = "Thủ tục và các bản",
        Rows = db.Versions.AsNoTracking().Select(version => new VersionRow
        {
            Id = version.Id,
            Code = version.Code,
            Name = version.Name,
            Field = version.Field,
            State = version.State,
            EffectiveFrom = version.EffectiveFrom,
            FlagCount = version.FlagCount,
            CreatedAt = version.CreatedAt,
            SearchText = version.SearchText,
        }),
        Order = ByCode,
        Columns =
        [
            new("Mã", row => row.Code) { Look = ListLook.Code },
            new("Tên", row => ListCell.Link(row.Name.Length == 0 ? "(chưa có tên)" : row.Name, VersionPage.AddressOf(row.Id)))
            {
                Look = ListLook.Name,
            },
            new("Lĩnh vực", row => row.Field) { SaysItself = true },
            new("Hiệu lực từ", row => ListCell.Day(row.EffectiveFrom)),
            new("Trạng thái", row => row.State is VersionState.Draft
                ? ListCell.Chip(Tone.Warn, "Bản nháp") : ListCell.Chip(Tone.Ok, "Đã công bố")) { SaysItself = true },
            new("Mục chờ xem", row => ListCell.Number(row.FlagCount)) { Look = ListLook.Number },
        ],
        Filters =
        [
            new WordsFilter<VersionRow>(
                "q", "Tìm theo tên, mã, lĩnh vực", (rows, word) => rows.Where(row => row.SearchText.Contains(word))),
            new ChoiceFilter<VersionRow>("trang-thai", "Trạng thái", "Mọi trạng thái",
            [
                new("nhap", "Bản nháp", rows => rows.Where(row => row.State == VersionState.Draft)),
                new("cong-bo", "Đã công bố", rows => rows.Where(row => row.State == VersionState.Published)),
            ]),
            new ChoiceFilter<VersionRow>("con-thieu", "Còn thiếu", "Tất cả",
            [
                new(LawUnchecked, "Còn chỗ phải đối chiếu luật", rows => rows.Where(row => row.FlagCount > 0)),
                new(FormMissing, "Chưa có mẫu khai trên mạng", async rows =>
                {
                    var (_, without) = await forms.FindAsync(cancellation);
                    return rows.Where(row => without.Contains(row.Id));
                }),
            ]),
        ],
        FilterWords = "Lọc thủ tục",
        Counts = true,
        Empty = new("Chưa có thủ tục nào.", "Nhập bản ghi thủ tục đã công bố để bắt đầu."),
    };
}

internal sealed record VersionRow
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Field { get; init; }

    public required VersionState State { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required int FlagCount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string SearchText { get; init; }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Procedures.Publishing;

/// <summary>All versions for officers, by code: what is in force, what waits, with how many open flags.</summary>
[Authorize(Policy = Policies.Officer)]
internal sealed class VersionListPage(ProceduresDb db, WithoutForm forms, ActorAccessor current) : PageModel
{
    public const string Address = "/can-bo/thu-tuc";

    public const string LawUnchecked = "doi-chieu";
    public const string FormMissing = "mau-khai";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public string? State { get; set; }

    /// <summary>What the versions still lack: <see cref="LawUnchecked"/> or <see cref="FormMissing"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "con-thieu")]
    public string? Lack { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<VersionRow> Rows { get; private set; } = [];

    /// <summary>On all pages.</summary>
    public int Count { get; private set; }

    public string? NextUrl { get; private set; }

    public bool MayImport => current.Actor.Holds(OfficerRole.BusinessAdministrator);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var versions = db.Versions.AsNoTracking();
        if (State is "nhap" or "cong-bo")
        {
            var state = State == "nhap" ? VersionState.Draft : VersionState.Published;
            versions = versions.Where(version => version.State == state);
        }

        if (Lack is LawUnchecked)
        {
            versions = versions.Where(version => version.FlagCount > 0);
        }
        else if (Lack is FormMissing)
        {
            var (_, without) = await forms.FindAsync(cancellation);
            versions = versions.Where(version => without.Contains(version.Id));
        }

        foreach (var word in FoldedText.Words(Text))
        {
            versions = versions.Where(version => version.SearchText.Contains(word));
        }

        Count = await versions.CountAsync(cancellation);
        // Paged by procedure, so that the versions of one stay together.
        var codes = versions.Select(version => version.Code).Distinct();
        if (Cursor.Read(After) is { } last)
        {
#pragma warning disable CA1309 // Becomes SQL, which knows this overload only.
            codes = codes.Where(code => string.Compare(code, last) > 0);
#pragma warning restore CA1309
        }

        var page = XaDienTu.Kernel.Paging.Page.Of(
            await codes.OrderBy(code => code).Take(Cursor.DefaultSize + 1).ToListAsync(cancellation), Cursor.DefaultSize, code => code);
        var shown = page.Items;
        Rows = await versions.Where(version => shown.Contains(version.Code))
            .OrderBy(version => version.Code).ThenByDescending(version => version.CreatedAt)
            .Select(version =>
                new VersionRow(
                    version.Id, version.Code, version.Name, version.Field, version.State, version.EffectiveFrom, version.FlagCount))
            .ToListAsync(cancellation);
        NextUrl = page.Next is null ? null : Address
            + new QueryBuilder { { "q", Text ?? "" }, { "trang-thai", State ?? "" }, { "con-thieu", Lack ?? "" }, { "sau", page.Next } };
    }
}

internal sealed record VersionRow(
    Guid Id, string Code, string Name, string Field, VersionState State, DateOnly EffectiveFrom, int FlagCount);

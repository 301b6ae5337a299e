using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Signing.ForeignEvidence;

namespace XaDienTu.Signing.Checking;

/// <summary>Which roots validation trusts, and which it did once.</summary>
[Authorize(Policies.SystemAdministrator)]
internal sealed class TrustedRootsPage(SigningDb db, AddTrustedRoot add, RetireTrustedRoot retire, KnownEvidence foreign, ActorAccessor who)
    : PageModel
{
    public const string Address = "/can-bo/goc-tin-cay";

    [BindProperty]
    public RootForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<TrustedRoot> Roots { get; private set; } = [];

    public KnownEvidence.Snapshot Evidence => foreign.Now;

    /// <summary>The root whose retirement was sent and came back.</summary>
    public Guid? Retiring { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        var file = Form.File is { Length: > 0 and < 1_000_000 } sent ? await ValidateApi.ReadAsync(sent, cancellation) : null;
        return await AnswerAsync(await add.RunAsync(new(Form.Name, file), who.Actor, cancellation), "Đã thêm gốc tin cậy.", cancellation);
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid root, CancellationToken cancellation)
    {
        Retiring = root;
        return await AnswerAsync(await retire.RunAsync(new(root, Form.Reason), who.Actor, cancellation), "Đã ngừng tin cậy.", cancellation);
    }

    private async Task<IActionResult> AnswerAsync<T>(Result<T> result, string done, CancellationToken cancellation)
    {
        if (result.Ok)
        {
            Done = done;
            return Redirect(Address);
        }

        await ShowAsync(cancellation);
        return this.Show(result.Error, field => $"Form.{field}");
    }

    private async Task ShowAsync(CancellationToken cancellation) =>
        Roots = [.. (await db.Roots.AsNoTracking().ToListAsync(cancellation)).OrderBy(root => root.RetiredAt is not null)
            .ThenBy(root => root.Name, VietnameseOrder.Comparer)];
}

internal sealed class RootForm
{
    [MostLetters(TrustedRoot.MaxNameLength)]
    public string? Name { get; set; }

    public IFormFile? File { get; set; }

    [MostLetters(TrustedRoot.MaxReasonLength, Kind = TextKind.Note)]
    public string? Reason { get; set; }
}

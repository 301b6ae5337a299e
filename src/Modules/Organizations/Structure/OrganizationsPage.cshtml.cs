using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Organizations.Posts;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Organizations.Structure;

/// <summary>The tree on a day: search first, then drill down; beside it the chosen unit with its people.</summary>
[Authorize(Policy = Policies.Officer)]
internal sealed class OrganizationsPage(
    IOrganizationDirectory directory, IOfficerDirectory officers, AddPost addPost, EndPost endPost, ActorAccessor current,
    TimeProvider clock) : PageModel
{
    public const string Address = "/can-bo/co-quan";
    private const int SearchLimit = 50;

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Identifier { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "ngay")]
    public string? Day { get; set; }

    [BindProperty]
    public PostForm Form { get; set; } = new();

    public OrganizationTree Tree { get; private set; } = null!;

    public DateOnly At { get; private set; }

    public IReadOnlyList<OrganizationSummary> Found { get; private set; } = [];

    public OrganizationSummary? Chosen { get; private set; }

    /// <summary>From the root to the chosen organization.</summary>
    public IReadOnlyList<OrganizationSummary> Path { get; private set; } = [];

    public IReadOnlyList<PostSummary> Posts { get; private set; } = [];

    public IEnumerable<SelectListItem> Roles => Enum.GetValues<OfficerRole>()
        .Where(role => PostRights.Refusal(current.Actor, Guid.Empty, role, Chosen!.Id, Tree) is null)
        .Select(role => new SelectListItem(role.Name(), role.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        return Identifier is not null && Chosen is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Chosen is null)
        {
            return NotFound();
        }

        var role = Enum.TryParse<OfficerRole>(Form.Role, out var chosen) && Enum.IsDefined(chosen) ? chosen : (OfficerRole?)null;
        var result = await addPost.RunAsync(
            new(Chosen.Id, Form.OfficerCode, Form.Title, role, ReadDay(Form.From), ReadDay(Form.To)), current.Actor, cancellation);
        return Answer(result, "Đã giao chức vụ", "Người được giao dùng quyền mới ngay từ ngày bắt đầu.");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid post, string? lastDay, CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var ended = await endPost.RunAsync(new(post, ReadDay(lastDay)), current.Actor, cancellation);
        return Answer(ended, "Đã kết thúc chức vụ", "Quyền hết sau ngày cuối.");
    }

    public bool MayEnd(PostSummary post) =>
        PostRights.Refusal(current.Actor, post.OfficerId, post.Role, post.OrganizationId, Tree) is null;

    /// <summary>The same page for another organization, on the same day.</summary>
    public string LinkTo(OrganizationSummary organization) =>
        $"{Address}?ma={organization.Identifier}" + (At == clock.VietnamToday() ? "" : $"&ngay={At:yyyy-MM-dd}");

    private static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private IActionResult Answer<T>(Result<T> result, string done, string words) => result.Ok
        ? this.Done($"{Address}?ma={Identifier}", done, words)
        : this.Show(result.Error, field => field == nameof(EndPostInput.LastDay) ? "lastDay" : $"{nameof(Form)}.{field}");

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Tree = await directory.GetAsync(cancellation);
        At = ReadDay(Day) ?? clock.VietnamToday();
        Found = string.IsNullOrWhiteSpace(Query) ? [] : Tree.Search(Query, At, SearchLimit);
        Chosen = Identifier is null ? null : Tree.Find(Identifier, At);
        if (Chosen is not null)
        {
            Path = Tree.Path(Chosen.Id);
            Posts = await officers.PostsAtAsync(Chosen.Id, At.At(new TimeOnly(12, 0)), cancellation);
        }
    }
}

internal sealed class PostForm
{
    [MostLetters(Letters.Key)]
    public string? OfficerCode { get; set; }

    [MostLetters(Post.MaxTitleLength)]
    public string? Title { get; set; }

    [MostLetters(Letters.Key)]
    public string? Role { get; set; }

    [MostLetters(Letters.Key)]
    public string? From { get; set; }

    [MostLetters(Letters.Key)]
    public string? To { get; set; }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Lists;
using XaDienTu.Ui.Parts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.Programs;

/// <summary>What is typed to register a program.</summary>
internal sealed class ProgramForm
{
    [MostLetters(RegisteredProgram.MaxNameLength)]
    public string? Name { get; set; }

    [MostLetters(Letters.Key)]
    public string? Organization { get; set; }

    [MostItems(10)]
    public List<OfficerRole> Roles { get; set; } = [];

    [MostLetters(RedirectAddresses.Most * (RedirectAddresses.MostLetters + 2), Kind = TextKind.Note)]
    public string? Redirects { get; set; }

    [MostItems(10, Letters = Letters.Key)]
    public List<string> Scopes { get; set; } = [];

    public RegisterProgramInput ToInput() => new(Name, Organization, Roles, Redirects, Scopes);
}

/// <summary>The programs of the agencies one administers, and a form for a new one.</summary>
[Authorize(Policies.Officer)]
internal sealed class ProgramsPage(
    ProgramReading reading, RegisterProgram register, IOrganizationDirectory organizations, ListReading lists, ActorAccessor current)
    : PageModel
{
    public const string Address = "/can-bo/chuong-trinh";

    public static readonly OfficerRole[] Administrators = [OfficerRole.AgencyAdministrator, OfficerRole.SystemAdministrator];

    private static readonly Keyset<RegisteredProgram> ByName =
        Keyset.By((RegisteredProgram program) => program.Place).Then(program => program.ClientId);

    [BindProperty]
    public ProgramForm Form { get; set; } = new();

    public ShownList List { get; private set; } = null!;

    /// <summary>Shown in this answer and never again.</summary>
    public ProgramSecret? Registered { get; private set; }

    public bool MaySignPeopleIn => current.Actor.Holds(OfficerRole.SystemAdministrator);

    public static IEnumerable<SelectListItem> Roles =>
        RegisteredProgram.PossibleRoles.Select(role => new SelectListItem(role.Name(), role.ToString()));

    public static IEnumerable<SelectListItem> ScopeChoices =>
    [
        new("Họ tên, tên đăng nhập", Scopes.Profile), new("Thư điện tử", Scopes.Email),
        new("Làm thay người đăng nhập qua API", OpenId.OpenIdSetup.ApiScope),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return Forbid();
        }

        Form.Organization = current.Actor.Posts.FirstOrDefault(post => post.Role is OfficerRole.AgencyAdministrator) is { } post
            ? (await organizations.GetAsync(cancellation)).Find(post.OrganizationId)?.Identifier : null;
        return List.Answer;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return Forbid();
        }

        var result = await register.RunAsync(Form.ToInput(), current.Actor, cancellation);
        if (!result.Ok)
        {
            return this.Show(result.Error, field => $"Form.{char.ToUpperInvariant(field[0])}{field[1..]}");
        }

        Registered = result.Value;
        Response.Headers.CacheControl = "private, no-store";
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!Administrators.Any(role => current.Actor.Holds(role)))
        {
            return false;
        }

        var tree = await organizations.GetAsync(cancellation);
        var programs = await reading.SeenByAsync(current.Actor, cancellation);
        List = await lists.ReadAsync(this, ListOf(programs, tree), cancellation);
        return true;
    }

    private static ListOf<RegisteredProgram> ListOf(IReadOnlyList<RegisteredProgram> programs, OrganizationTree tree) => new()
    {
        Title = "Chương trình",
        Rows = programs.AsQueryable(),
        Order = ByName,
        Columns =
        [
            new("Tên", program => ListCell.Link(program.Name, ProgramPage.AddressOf(program.ClientId), program.ClientId))
            {
                Look = ListLook.Name,
            },
            new("Cơ quan", program => program.OrganizationId is { } id ? tree.Find(id)?.AgencyName : "Nhiều cơ quan (trình diễn)"),
            new("Vai trò", program => program.AllRoles.Any() ? string.Join(", ", program.AllRoles.Select(role => role.Name()))
                : program.SignsPeopleIn ? "Cho người dùng đăng nhập" : "–"),
            new("Trạng thái", program => program.IsOff ? ListCell.Chip(Tone.Plain, "Đã ngừng")
                : program.Asked is not null ? ListCell.Chip(Tone.Warn, "Chờ đồng ý") : ListCell.Chip(Tone.Ok, "Đang dùng")),
        ],
        Filters =
        [
            new WordsFilter<RegisteredProgram>(
                "q", "Tìm theo tên, mã chương trình",
                (rows, word) => rows.Where(program => program.SearchText.Contains(word))),
            new ChoiceFilter<RegisteredProgram>("trang-thai", "Trạng thái", "Mọi trạng thái",
            [
                new("dang-dung", "Đang dùng", rows => rows.Where(program => !program.IsOff && program.Asked == null)),
                new("cho-dong-y", "Chờ đồng ý", rows => rows.Where(program => !program.IsOff && program.Asked != null)),
                new("da-ngung", "Đã ngừng", rows => rows.Where(program => program.IsOff)),
            ]),
        ],
        FilterWords = "Lọc chương trình",
        Counts = true,
        Empty = new("Chưa có chương trình nào.", "Đăng ký chương trình đầu tiên ở dưới."),
    };
}

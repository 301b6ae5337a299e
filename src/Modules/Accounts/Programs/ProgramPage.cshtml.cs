using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Accounts.Officers;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui.Forms;
using XaDienTu.Ui.Histories;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Accounts.Programs;

/// <summary>One program: what it may do and who agrees to that, a new secret, its end.</summary>
[Authorize(Policies.Officer)]
internal sealed class ProgramPage(
    ProgramReading reading, EndProgram end, AgreeToProgram agree, SecondPersons seconds, IOrganizationDirectory organizations,
    HistoryReading histories, ActorAccessor current) : PageModel
{
    public RegisteredProgram Program { get; private set; } = null!;

    public OrganizationSummary? Agency { get; private set; }

    public bool MayAgree => Program is { IsOff: false, Asked: { } asked } && asked.By != current.Actor.Id;

    public bool MayRenew => EndProgram.MayRenew(Program, current.Actor);

    /// <summary>Who may agree when this administrator may not.</summary>
    public IReadOnlyList<string> Seconds { get; private set; } = [];

    /// <summary>Asked once more instead of the page.</summary>
    public Confirm? Question { get; private set; }

    public History History { get; private set; } = null!;

    /// <summary>Shown in this answer and never again.</summary>
    public ProgramSecret? Renewed { get; private set; }

    public static string AddressOf(string clientId) => $"{ProgramsPage.Address}/{Uri.EscapeDataString(clientId)}";

    public async Task<IActionResult> OnGetAsync(string clientId, CancellationToken cancellation) =>
        await LoadAsync(clientId, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSecretAsync(string clientId, CancellationToken cancellation)
    {
        if (!await LoadAsync(clientId, cancellation))
        {
            return NotFound();
        }

        var result = await end.RenewSecretAsync(clientId, current.Actor, cancellation);
        if (!result.Ok)
        {
            return this.Show(result.Error, field => field);
        }

        Renewed = result.Value;
        Response.Headers.CacheControl = "private, no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostAgreeAsync(string clientId, CancellationToken cancellation)
    {
        if (!await LoadAsync(clientId, cancellation))
        {
            return NotFound();
        }

        var result = await agree.RunAsync(clientId, current.Actor, cancellation);
        return result.Ok
            ? this.Done(AddressOf(clientId), "Đã đồng ý vai trò", "Chương trình dùng được bí mật từ bây giờ.")
            : this.Show(result.Error, field => field);
    }

    public async Task<IActionResult> OnGetOffAsync(string clientId, CancellationToken cancellation)
    {
        if (!await LoadAsync(clientId, cancellation) || Program.IsOff)
        {
            return NotFound();
        }

        Question = new("Off", $"Ngừng chương trình {Program.Name}?", "Ngừng chương trình", AddressOf(clientId))
        {
            Facts = [new("client_id", clientId) { IsCode = true }, new("Cơ quan", Agency?.AgencyName)],
            Consequences =
            [
                "Chương trình không làm được gì nữa, và không mở lại được.", "Sau này cần thì đăng ký chương trình mới.",
            ],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(string clientId, CancellationToken cancellation)
    {
        if (!await LoadAsync(clientId, cancellation))
        {
            return NotFound();
        }

        var result = await end.SwitchOffAsync(clientId, current.Actor, cancellation);
        return result.Ok ? this.Done(AddressOf(clientId), "Đã ngừng chương trình") : this.Show(result.Error, field => field);
    }

    private async Task<bool> LoadAsync(string clientId, CancellationToken cancellation)
    {
        if (await reading.FindAsync(clientId, current.Actor, cancellation) is not var (_, program))
        {
            return false;
        }

        Program = program;
        Agency = program.OrganizationId is { } id ? (await organizations.GetAsync(cancellation)).Find(id) : null;
        Seconds = program is { IsOff: false, Asked: not null, OrganizationId: { } agency } && !MayAgree
            ? await seconds.OfAgencyAsync(agency, current.Actor, cancellation) : [];
        History = await histories.OfAsync("program", clientId, [], cancellation);
        return true;
    }
}

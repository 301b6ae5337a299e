using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Authority;
using XaDienTu.Ui.Histories;

namespace XaDienTu.Signing.Enrolment;

/// <summary>One certificate: its facts, its file, its end or its renewal.</summary>
[Authorize(Policies.Officer)]
internal sealed class CertificatePage(
    SigningDb db, RevokeCertificate revoke, RequestCertificate request, IOrganizationDirectory organizations, IOfficerDirectory officers,
    HistoryReading histories, ActorAccessor who, TimeProvider clock) : PageModel
{
    [BindProperty]
    public RevocationForm Form { get; set; } = new();

    public CertificateRecord Record { get; private set; } = null!;

    public X509Certificate2 Certificate { get; private set; } = null!;

    public string Agency { get; private set; } = "";

    public History History { get; private set; } = null!;

    public bool IsHolder { get; private set; }

    public bool MayAdminister { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public static IEnumerable<SelectListItem> Reasons =>
        RevokeCertificate.Reasons.Select(reason => new SelectListItem(reason.Value, reason.Key.ToString()));

    public bool MayRevoke => Record.RevokedAt is null && (IsHolder || MayAdminister || EnrolmentRights.MayDecide(who.Actor));

    public bool MayRenew => Record.RevokedAt is null && MayAdminister && Record.Place is KeyPlace.Software
        && Record.ValidTo - Now <= CertificateRecord.WarnAhead;

    public static string AddressOf(Guid id) => $"{CertificatesPage.Address}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await ShowAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellation) => await ShowAsync(id, cancellation)
        ? File(Record.Der, "application/pkix-cert", $"{Record.Serial}.cer")
        : NotFound();

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation)
    {
        var reason = Enum.TryParse<X509RevocationReason>(Form.Reason, out var chosen) ? chosen : (X509RevocationReason?)null;
        var result = await revoke.RunAsync(new(id, reason, Form.Note), who.Actor, cancellation);
        return await AnswerAsync(id, result, AddressOf(id), cancellation);
    }

    public async Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken cancellation)
    {
        if (!await ShowAsync(id, cancellation) || Record.OrganizationId is not { } organization)
        {
            return NotFound();
        }

        var officer = Record.OfficerId is { } officerId ? await officers.FindAsync(officerId, cancellation) : null;
        var result = await request.RunAsync(
            new(organization, officer?.Code, Record.Place, Record.KeyReference, null, "Gia hạn", Record.Id), who.Actor, cancellation);
        return await AnswerAsync(id, result, result.Ok ? ApplicationPage.AddressOf(result.Value) : "", cancellation);
    }

    private async Task<IActionResult> AnswerAsync<T>(Guid id, Result<T> result, string next, CancellationToken cancellation)
    {
        if (result.Ok)
        {
            return Redirect(next);
        }

        return await ShowAsync(id, cancellation) ? this.Show(result.Error, field => $"Form.{field}") : NotFound();
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var record = await db.Certificates.SingleOrDefaultAsync(row => row.Id == id && row.OrganizationId != null, cancellation);
        if (record is null)
        {
            return false;
        }

        var tree = await organizations.GetAsync(cancellation);
        Record = record;
        Certificate = record.Certificate();
        Agency = tree.Find(record.OrganizationId!.Value)?.AgencyName ?? "";
        IsHolder = record.OfficerId is not null && record.OfficerId == who.Actor.OfficerId;
        MayAdminister = EnrolmentRights.Administered(who.Actor, tree).Reaches(record.OrganizationId.Value);
        if (!IsHolder && !MayAdminister && !EnrolmentRights.MayDecide(who.Actor))
        {
            return false;
        }

        // What was signed with it stands at the papers.
        History = await histories.OfAsync("certificate", record.Id.ToString(), ["KeyUsed"], cancellation);
        return true;
    }
}

internal sealed class RevocationForm
{
    [MostLetters(Letters.Key)]
    public string? Reason { get; set; }

    [MostLetters(RevokeCertificate.NoteLength, Kind = TextKind.Note)]
    public string? Note { get; set; }
}

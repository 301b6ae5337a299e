using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signing.Authority;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Signing.Enrolment;

/// <summary>An agency's administrator asks for a certificate, for the agency or one of its people.</summary>
[Authorize(Policies.AgencyAdministrator)]
internal sealed class RequestPage(RequestCertificate request, IOrganizationDirectory organizations, ActorAccessor who, TimeProvider clock)
    : PageModel
{
    public const string Address = "/can-bo/chung-thu/de-nghi";

    [BindProperty]
    public CertificateRequestForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    // A key at the officer's desk is not offered yet: the server side is there, the script for a token's driver is not.
    public static IEnumerable<SelectListItem> Places => Enum.GetValues<KeyPlace>().Where(place => place is not KeyPlace.Desk)
        .Select(place => new SelectListItem(place.Word(), place.ToString())
    {
        Group = new SelectListGroup
        {
            Name = place switch
            {
                KeyPlace.Software => "Người được cấp tự đặt mã PIN; không cần thiết bị",
                KeyPlace.Token => "Dành cho khoá của cơ quan trong HSM; cần nhãn khoá và tệp yêu cầu",
                _ => "Xác nhận bằng điện thoại; cần mã chứng thư ở dịch vụ",
            },
        },
    });

    public IReadOnlyList<FormSection> Sections =>
    [
        new("Cấp cho ai",
        [
            new("Form.OrganizationId", "Cơ quan", "select") { Value = Form.OrganizationId, Items = Agencies, Choose = "Chọn cơ quan" },
            new("Form.OfficerCode", "Mã cán bộ")
            {
                Value = Form.OfficerCode, IsOptional = true, Width = "m", Suggest = Pickers.Officers,
                Hint = "Bỏ trống khi đề nghị cho chính cơ quan. Ví dụ H02.21.01-1; chưa nhớ mã thì gõ tên",
            },
        ]),
        new("Khoá",
        [
            new("Form.Place", "Nơi giữ khoá", "radios") { Value = Form.Place, Items = Places },
            new("Form.KeyReference", "Nhãn khoá hoặc mã chứng thư ở dịch vụ")
            {
                Value = Form.KeyReference, IsOptional = true, Width = "l",
            },
            new("Form.Pkcs10", "Tệp yêu cầu chứng thư (PKCS#10)", "file") { IsOptional = true, Accept = ".csr,.p10,.req,.pem" },
            new("Form.Note", "Ghi chú", "textarea") { Value = Form.Note, IsOptional = true, Rows = 2 },
        ]),
    ];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var place = Enum.TryParse<KeyPlace>(Form.Place, out var chosen) && Enum.IsDefined(chosen) && chosen is not KeyPlace.Desk
            ? chosen
            : KeyPlace.Software;
        var input = new RequestCertificateInput(
            Guid.TryParse(Form.OrganizationId, out var id) ? id : Guid.Empty, Form.OfficerCode, place, Form.KeyReference,
            await ReadAsync(Form.Pkcs10, cancellation), Form.Note);
        var result = await request.RunAsync(input, who.Actor, cancellation);
        return result.Ok ? Redirect(ApplicationPage.AddressOf(result.Value)) : this.Show(result.Error, field => $"Form.{field}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var today = clock.VietnamToday();
        var administered = EnrolmentRights.Administered(who.Actor, tree);
        Agencies = [.. tree.All.Where(organization => organization.IsValidAt(today) && administered.Reaches(organization.Id))
            .Select(organization => new SelectListItem(organization.AgencyName, organization.Id.ToString()))];
        Form.OrganizationId ??= Agencies.Count == 1 ? Agencies[0].Value : null;
    }

    private static async Task<byte[]?> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 and <= CertificateRequests.MaximumBytes })
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}

internal sealed class CertificateRequestForm
{
    [MostLetters(Letters.Key)]
    public string? OrganizationId { get; set; }

    [MostLetters(Letters.Key)]
    public string? OfficerCode { get; set; }

    [MostLetters(Letters.Key)]
    public string Place { get; set; } = nameof(KeyPlace.Software);

    [MostLetters(CertificateApplication.MaxKeyReferenceLength)]
    public string? KeyReference { get; set; }

    public IFormFile? Pkcs10 { get; set; }

    [MostLetters(CertificateApplication.NoteLength, Kind = TextKind.Note)]
    public string? Note { get; set; }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Procedures.Import;

/// <summary>The business administrator uploads records of the national procedure database and sees what was read.</summary>
[Authorize(Policy = Policies.BusinessAdministrator)]
[TakesUploads(UploadedFiles.LargestUpload)]
internal sealed class ImportPage(ImportProcedures import, ActorAccessor current) : PageModel
{
    public const string Address = "/can-bo/thu-tuc/nhap";

    [BindProperty(Name = "tep")]
    [MostItems(1000)]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    public ImportDone? Done { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Uploads.Count == 0)
        {
            ModelState.AddModelError("tep", "Chọn tệp .json hoặc .zip.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var result = await import.RunAsync(await UploadedFiles.OpenAsync(Uploads, cancellation), current.Actor, cancellation);
        if (!result.Ok)
        {
            ModelState.AddModelError("", result.Error.Message);
            Response.StatusCode = ResultHttp.StatusOf(result.Error.Kind);
            return Page();
        }

        Done = result.Value;
        return Page();
    }

    public static string NameOf(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Published => "Đã công bố",
        ImportOutcome.Drafted => "Bản nháp",
        ImportOutcome.Unchanged => "Không đổi",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}

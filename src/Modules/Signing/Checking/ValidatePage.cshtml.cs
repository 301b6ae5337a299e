using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;
using XaDienTu.Signatures.Validation;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Signing.Checking;

/// <summary>Anyone drops a file and reads, in words, whether its signatures hold. Nothing is kept.</summary>
[AllowAnonymous]
[Braked(ValidateApi.Limit)]
[TakesUploads(ValidateApi.MaxRequestBytes)]
internal sealed class ValidatePage(FileValidation validation, TimeProvider clock) : PageModel
{
    public const string Address = Contracts.SigningLinks.Validate;

    [BindProperty]
    public SignedFileForm Form { get; set; } = new();

    public ValidationReport? Report { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>What a printed report is about: the file with these bytes, and no other.</summary>
    public string FileHash { get; private set; } = "";

    public DateTimeOffset CheckedAt { get; private set; }

    public static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Valid => Tone.Ok,
        Verdict.Invalid => Tone.Err,
        Verdict.Indeterminate => Tone.Warn,
        _ => Tone.Info,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Form.File is not { } file)
        {
            return this.Show(Error.Field("signatures.no-file", "File", "Chọn tệp cần kiểm tra."), field => $"Form.{field}");
        }

        FileName = FileNames.Clean(file.FileName);
        var result = await validation.RunAsync(file, Form.Content is { Length: > 0 } beside ? beside : null, cancellation);
        if (!result.Ok)
        {
            return this.Show(result.Error, field => $"Form.{field}");
        }

        Report = result.Value;
        CheckedAt = clock.GetUtcNow();
        FileHash = Convert.ToHexStringLower(SHA256.HashData(await ValidateApi.ReadAsync(file, cancellation)));
        return Page();
    }
}

internal sealed class SignedFileForm
{
    public IFormFile? File { get; set; }

    public IFormFile? Content { get; set; }
}

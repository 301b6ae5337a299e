using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Signatures.Validation;

namespace XaDienTu.Signing.Checking;

/// <summary>Answer of <c>POST /api/v1/signatures/validate</c>; its shape is stable.</summary>
/// <param name="Verdict">VALID, INVALID, INDETERMINATE, or NONE for a file without signatures.</param>
internal sealed record ValidationAnswer(string Verdict, string? Format, IReadOnlyList<SignatureAnswer> Signatures)
{
    public static ValidationAnswer Of(ValidationReport report) =>
        new(report.Verdict.ToString().ToUpperInvariant(), report.Format, [.. report.Signatures.Select(SignatureAnswer.Of)]);
}

/// <param name="SignedAt">With the offset +07:00; proved by a time stamp or only claimed, as <paramref name="SignedAtProved"/>
/// says.</param>
/// <param name="ModifiedAfter">What was signed was changed later; <paramref name="LaterChanges"/> names everything added after this
/// signature.</param>
/// <param name="Chain">trusted, untrusted-root, incomplete, invalid.</param>
/// <param name="Revocation">good, revoked, revoked-later, unknown.</param>
/// <param name="Content">as-signed, changed, or unknown where it could not be told.</param>
/// <param name="Timestamp">none, valid, untrusted, weak (over SHA-1: proves nothing), invalid.</param>
/// <param name="Algorithms">strong, weak or not-supported.</param>
/// <param name="Authority">Whether the signer's post gave the right that day: held, not-held, unknown.</param>
/// <param name="Reasons">Stable words, empty for a valid signature.</param>
internal sealed record SignatureAnswer(
    SignerFacts? Signer, bool DocumentTimeStamp, DateTimeOffset? SignedAt, bool SignedAtProved, bool Integrity, string Content,
    bool CoversWholeFile,
    bool ModifiedAfter, IReadOnlyList<string> LaterChanges, string Chain, string Revocation, string Timestamp, string Algorithms,
    string AlgorithmNames, string Authority,
    string Verdict, IReadOnlyList<string> Reasons)
{
    public static SignatureAnswer Of(SignatureCheck check) => new(
        check.Signer, check.IsDocumentTimeStamp, check.SignedAt?.InVietnam(), check.IsTimeProved, check.Integrity, check.Content,
        check.CoversWholeFile,
        check.ModifiedAfter, check.LaterChanges, check.Chain, check.Revocation, check.Timestamp, check.Algorithms, check.AlgorithmNames,
        check.Authority,
        check.Verdict.ToString().ToUpperInvariant(), check.Reasons);
}

/// <summary>Public: anyone may have a file judged. Bounded in size, time and rate; nothing is kept.</summary>
internal static class ValidateApi
{
    /// <summary>Name of the rate limit: judging costs the server more than asking costs the asker.</summary>
    public const string Limit = "signature-validation";
    public const int PerMinute = 60;

    public const long MaxRequestBytes = (2 * SignatureValidator.MaxBytes) + (64 * 1024);

    private static readonly Error NoFile =
        Error.Field("signatures.no-file", "file", "Gửi tệp cần kiểm tra trong phần “file” của biểu mẫu multipart.");

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/signatures/validate", PostAsync)
        .AllowAnonymous().DisableAntiforgery().Braked(Limit)
        .WithMetadata(new TakesUploadsAttribute(MaxRequestBytes))
        .Accepts<IFormFile>("multipart/form-data").Produces<ValidationAnswer>()
        .WithSummary("Kiểm tra chữ ký số trong một tệp")
        .WithDescription(
            "Kiểm tra chữ ký số trong tệp PDF, XML hoặc CMS. Phần “file” là tệp; phần “content” là nội dung gốc khi chữ ký CMS nằm ngoài tệp.");

    private static async Task<IResult> PostAsync(HttpRequest request, FileValidation validation, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await request.ReadFormAsync(cancellation);
        if (form.Files.GetFile("file") is not { } file)
        {
            return ResultHttp.Problem(NoFile);
        }

        var result = await validation.RunAsync(file, form.Files.GetFile("content"), cancellation);
        return result.Ok ? TypedResults.Ok(ValidationAnswer.Of(result.Value)) : ResultHttp.Problem(result.Error);
    }

    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}

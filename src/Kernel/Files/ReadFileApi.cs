using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Kernel.Files;

/// <summary>A file for programs, and for pages.</summary>
public static class ReadFileApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/v1").WithTags("Hồ sơ").MapGet("/files/{hash}", AnswerAsync).RequireAuthorization(Policies.Api)
            .WithSummary("Đọc một tệp")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        routes.MapGet("/tep/{hash}", AnswerAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    // Sent as a download that no browser runs in our origin, whatever the bytes are. A page of ours may show pictures and PDF in a frame:
    // browsers open a PDF in a viewer of their own, which a sandbox would switch off.
    private static async Task<IResult> AnswerAsync(
        string hash, [FromQuery(Name = "ho-so"), MostLetters(Letters.Key)] string? from, [FromQuery(Name = "khung")] bool? inFrame,
        [FromQuery(Name = "ten"), MostLetters(Letters.FileName)] string? name, ReadFile read,
        ActorAccessor who, HttpContext http, CancellationToken cancellation)
    {
        var result = await read.RunAsync(new FileQuestion(hash, from, name), who.Actor, cancellation);
        if (!result.Ok)
        {
            return ResultHttp.Problem(result.Error);
        }

        var (content, mediaType, saveAs) = result.Value;
        http.Response.Headers.ContentSecurityPolicy = inFrame is true && mediaType is "application/pdf" or "image/jpeg" or "image/png"
            ? "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
            : "sandbox; default-src 'none'; frame-ancestors 'none'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        return inFrame is true
            ? TypedResults.Stream(content, mediaType)
            : TypedResults.Stream(content, mediaType, FileNames.ForDownload(saveAs, mediaType));
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Web;

/// <summary>
/// The version of a thing that a change over the API was made for: <c>If-Match</c> (RFC 9110 §13.1.1). Who loads the thing to change it
/// asks here. Nothing is expected of pages, whose forms carry what they need.
/// </summary>
public sealed class ExpectedVersion
{
    private static readonly Error Stale = new(
        ErrorKind.Stale, "version.stale",
        "Nội dung đã đổi sau lần đọc trước. Đọc lại, xem nội dung mới rồi gửi lại với ETag mới trong If-Match.",
        new Dictionary<string, string>());

    /// <summary>Null for whichever there is.</summary>
    internal int? Number { get; set; }

    /// <returns>Null when the thing is as the sender saw it.</returns>
    public Error? Fault(int version) => Number is { } expected && expected != version ? Stale : null;
}

/// <summary>Stands on routes that change something with a version.</summary>
public sealed class RequiresIfMatch;

public static class IfMatchRoutes
{
    public const string Header = "If-Match";

    /// <summary>
    /// A change says which version it was made for; <c>*</c> for who takes any. Without it the last writer would win in silence:
    /// 428 (RFC 6585 §3).
    /// </summary>
    public static RouteHandlerBuilder RequireIfMatch(this RouteHandlerBuilder route) =>
        route.WithMetadata(new RequiresIfMatch()).AddEndpointFilter(ReadAsync);

    private static ValueTask<object?> ReadAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        switch (Read(http.Request.Headers.IfMatch))
        {
            case (false, _):
                return ValueTask.FromResult<object?>(Missing());
            case (true, var number):
                http.RequestServices.GetRequiredService<ExpectedVersion>().Number = number;
                return next(context);
        }
    }

    // Versions are strong tags, "7"; a list of tags names several, of which none is meant.
    private static (bool Given, int? Number) Read(StringValues header) => header is not [{ } text] ? (false, null)
        : text.Trim() is "*" ? (true, null)
        : text.Trim() is ['"', .. var digits, '"'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (true, number)
        : (false, null);

    private static IResult Missing() => TypedResults.Problem(
        "Thiếu tiêu đề If-Match, hoặc không phải ETag của lần đọc. Đọc trước rồi gửi lại ETag nhận được, hoặc gửi * khi chấp nhận mọi thay đổi.",
        statusCode: StatusCodes.Status428PreconditionRequired, title: "Thiếu phiên bản", type: ResultHttp.TypePrefix + "version.missing",
        extensions: new Dictionary<string, object?> { ["code"] = "version.missing" });
}

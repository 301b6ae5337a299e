using System.Globalization;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Web;

/// <summary>How a result answers over HTTP: the value, or problem+json with a stable type and a Vietnamese detail (RFC 9457).</summary>
public static class ResultHttp
{
    public const string TypePrefix = "urn:xadientu:loi:";

    public static IResult ToHttp<T>(this Result<T> result) => result.Ok ? TypedResults.Ok(result.Value) : Problem(result.Error);

    public static IResult ToCreated<T>(this Result<T> result, Func<T, string> location) =>
        result.Ok ? TypedResults.Created(location(result.Value), result.Value) : Problem(result.Error);

    public static IResult Problem(Error error)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = error.Code };
        if (error.Fields.Count > 0)
        {
            extensions["errors"] = error.Fields;
        }

        var problem = TypedResults.Problem(error.Message, statusCode: StatusOf(error.Kind), title: TitleOf(error.Kind),
            type: TypePrefix + error.Code, extensions: extensions);
        return error.RetryAfter is null ? problem : new Later(problem, error);
    }

    /// <summary>Status and, where waiting helps, how long: whoever writes the words, page or problem.</summary>
    public static void Tell(this HttpResponse response, Error error)
    {
        response.StatusCode = StatusOf(error.Kind);
        if (error.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A place in a list that no answer of ours named.</summary>
    public static IResult BadCursor() => TypedResults.Problem(
        "Tham số after phải là giá trị next của trang trước. Bỏ after để đọc từ đầu.", statusCode: StatusCodes.Status400BadRequest,
        title: "Yêu cầu chưa đúng",
        type: TypePrefix + "bad-cursor", extensions: new Dictionary<string, object?> { ["code"] = "bad-cursor" });

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string TitleOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => "Dữ liệu chưa đúng",
        ErrorKind.NotFound => "Không tìm thấy",
        ErrorKind.Forbidden => "Không có quyền",
        ErrorKind.Conflict => "Đã có thay đổi khác",
        ErrorKind.Stale => "Nội dung đã đổi",
        ErrorKind.TooLarge => "Quá dung lượng",
        ErrorKind.TooMany => "Gửi quá nhiều",
        ErrorKind.Busy => "Đang bận",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private sealed class Later(IResult problem, Error error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Tell(error);
            return problem.ExecuteAsync(httpContext);
        }
    }
}

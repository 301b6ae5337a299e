using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Host.Web;

/// <summary>What a failure looks like: problem+json for programs, a page that says what is safe and what to do for people.</summary>
internal static class ErrorAnswers
{
    private static readonly Error Changed = Error.Conflict(
        "changed-meanwhile", "Người khác vừa sửa nội dung này. Tải lại trang, xem nội dung mới rồi làm lại.");

    private static readonly Error BadRequest = Error.Invalid(
        "bad-request", "Yêu cầu không đọc được: JSON sai, thiếu trường bắt buộc hoặc sai kiểu. Xem mô tả tại /openapi/v1.json.");

    public static void UseErrorAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerExceptionAsync,
            // While the database is away every request fails: a line each, not a page of stack; who sends nonsense fills no log.
            SuppressDiagnosticsCallback = context =>
                (BadRequests.StatusOf(context.Exception) ?? Trouble.StatusOf(context.HttpContext, context.Exception)) is not null,
        });
        app.UseWhen(http => IsApi(http.Request), api => api.UseStatusCodePages(context => AnswerStatusAsync(context.HttpContext)));
        app.UseWhen(
            http => IsForPrograms(http.Request), programs =>
                programs.UseStatusCodePages(context => AnswerProgramAsync(context.HttpContext)));
        app.UseWhen(
            http => !IsApi(http.Request) && !IsForPrograms(http.Request), pages => pages.UseStatusCodePagesWithReExecute("/loi/{0}"));
    }

    private static bool IsApi(HttpRequest request) =>
        request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal)
            || request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal);

    /// <summary>Addresses of the provider that no person opens; at the others somebody sits before a browser.</summary>
    private static bool IsForPrograms(HttpRequest request) =>
        (request.Path.StartsWithSegments("/connect", out var rest) && rest.Value is not ("/authorize" or "/logout"))
        || request.Path.StartsWithSegments("/.well-known");

    private static async Task AnswerExceptionAsync(HttpContext http)
    {
        var failure = http.Features.Get<IExceptionHandlerFeature>()!;
        var isApi = failure.Path.StartsWith("/api/v1", StringComparison.Ordinal)
            || failure.Path.StartsWith("/connect", StringComparison.Ordinal);
        if (failure.Error is DbUpdateConcurrencyException)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
        }
        else if (BadRequests.StatusOf(failure.Error) is { } refused)
        {
            http.Response.StatusCode = refused;
        }
        else if (Trouble.StatusOf(http, failure.Error) is { } status)
        {
            Trouble.Answer(http, status, failure.Error);
        }

        if (isApi)
        {
            await (failure.Error switch
            {
                DbUpdateConcurrencyException => ResultHttp.Problem(Changed),
                _ when http.Response.StatusCode == StatusCodes.Status400BadRequest =>
                    Problem(StatusCodes.Status400BadRequest, BadRequest.Code, BadRequest.Message),
                _ => ProblemOf(http.Response.StatusCode),
            }).ExecuteAsync(http);
            return;
        }

        await ErrorPage.WriteAsync(http, http.Response.StatusCode);
    }

    private static Task AnswerStatusAsync(HttpContext http) => ProblemOf(http.Response.StatusCode).ExecuteAsync(http);

    /// <summary>As OAuth words it (RFC 6749 §5.2); why a token is refused stands in WWW-Authenticate (RFC 6750 §3).</summary>
    private static Task AnswerProgramAsync(HttpContext http)
    {
        var (_, detail) = ErrorPage.Words(http.Response.StatusCode);
        var error = http.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "invalid_token",
            StatusCodes.Status403Forbidden => "insufficient_scope",
            >= StatusCodes.Status500InternalServerError => "server_error",
            _ => "invalid_request",
        };
        var answer = new Dictionary<string, string> { ["error"] = error, ["error_description"] = detail };
        return TypedResults.Json(answer, statusCode: http.Response.StatusCode).ExecuteAsync(http);
    }

    private static IResult ProblemOf(int status)
    {
        var (code, detail) = ErrorPage.Words(status);
        return Problem(status, code, detail);
    }

    private static IResult Problem(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, type: ResultHttp.TypePrefix + code,
            extensions: new Dictionary<string, object?> { ["code"] = code });
}

using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Accounts;

/// <summary>Brakes per address on what costs a slow hash and invites guessing; the account's own lock stands behind them.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Token = "token";

    public static void Add(IServiceCollection services, AccountsSettings settings) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method)
            ? PerMinute(http, settings.SignInsPerMinute)
            : RateLimitPartition.GetNoLimiter("read"));
        options.AddPolicy(Token, http => PerMinute(http, settings.TokensPerMinute));
        options.OnRejected = async (context, cancellation) =>
        {
            var response = context.HttpContext.Response;
            response.Headers.RetryAfter = "60";
            var path = context.HttpContext.Request.Path;
            if (path.StartsWithSegments("/connect", StringComparison.Ordinal) || path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                await ApiRefusal.WriteAsync(
                    context.HttpContext, StatusCodes.Status429TooManyRequests, "accounts.rate", "Gửi quá nhanh",
                    "Máy này gửi quá nhiều yêu cầu. Chờ một phút rồi gửi lại.");
                return;
            }

            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.ContentType = "text/html; charset=utf-8";
            await response.WriteAsync(
                "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Chờ một phút</title><h1>Chờ một phút rồi làm lại</h1>" +
                "<p>Từ mạng này gửi quá nhiều lần trong một phút. Chờ một phút, quay lại trang trước rồi gửi lại.</p><p><a href=\"/\">Về trang đầu</a></p>",
                cancellation);
        };
    });

    private static RateLimitPartition<string> PerMinute(HttpContext http, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(ClientNetwork.Of(http.Connection.RemoteIpAddress), _ =>
            new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Accounts.OpenId;

/// <summary>Programs without a token or without the right get problem+json; people get the sign-in page or a 403.</summary>
internal sealed class ApiRefusal : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler pages = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var isApi = SessionSetup.IsApi(context) || policy.AuthenticationSchemes.Contains(SessionSetup.TokenScheme);
        if (authorizeResult.Succeeded || !isApi)
        {
            return pages.HandleAsync(next, context, policy, authorizeResult);
        }

        // A token whose account signed out everywhere is still well formed, but nobody acts by it any more.
        if (authorizeResult.Challenged || context.RequestServices.GetRequiredService<ActorAccessor>().Actor.Kind is ActorKind.Anonymous)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return WriteAsync(context, StatusCodes.Status401Unauthorized, "accounts.token", "Cần mã truy cập",
                "Thiếu mã truy cập hoặc mã đã hết hạn. Lấy mã mới ở /connect/token rồi gửi lại trong tiêu đề Authorization.");
        }

        return WriteAsync(context, StatusCodes.Status403Forbidden, "accounts.forbidden", "Không có quyền",
            "Chương trình này không có vai trò cần cho việc này. Nhờ quản trị cơ quan giao vai trò.");
    }

    public static Task WriteAsync(HttpContext context, int status, string code, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: ResultHttp.TypePrefix + code,
            extensions: new Dictionary<string, object?> { ["code"] = code })
            .ExecuteAsync(context);
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.SignIn;

namespace XaDienTu.Accounts.Unsent;

/// <summary>
/// A form whose session has ended does not end at an empty sign-in page: the sign-in page is the answer itself and carries along what was
/// typed. Stands before routing, which runs once more for it.
/// </summary>
internal sealed class AskSignIn(RequestDelegate next)
{
    private const string SignInAddress = "/dang-nhap";

    /// <summary>What the sign-in page of this answer carries along, sealed.</summary>
    public static string? CarriedBy(HttpContext http) => http.Items[typeof(AskSignIn)] as string;

    /// <summary>Instead of the framework's redirect, which drops the form.</summary>
    public static async Task OnRedirectAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (http.Request.Headers["HX-Request"] == "true")
        {
            // The page stays as it is and tells what happened; a redirect would put the sign-in page into it.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (TicketOf(context) is not { } ticket)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else if (await http.RequestServices.GetRequiredService<UnsentForms>().SealAsync(http) is { } text)
        {
            http.Items[typeof(AskSignIn)] = text;
        }
        else
        {
            // A cookie whose time is over was left alone; another was closed by its owner elsewhere, or by an administrator.
            var isIdle = ticket.Properties.ExpiresUtc <= http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            context.Response.Redirect($"{context.RedirectUri}&{SignInPage.EndedName}={(isIdle ? SignInPage.Idle : SignInPage.Closed)}");
        }
    }

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (CarriedBy(http) is null || http.Response.HasStarted)
        {
            return;
        }

        // A GET of the same page is where the sign-in leads when nothing can be carried.
        var back = http.Request.Path + http.Request.QueryString;
        http.SetEndpoint(null);
        http.Features.Get<IRouteValuesFeature>()?.RouteValues?.Clear();
        http.Request.Method = HttpMethods.Get;
        http.Request.ContentType = null;
        http.Request.Path = SignInAddress;
        http.Request.QueryString = QueryString.Create("returnUrl", back);
        http.Response.StatusCode = StatusCodes.Status200OK;
        await next(http);
    }

    /// <summary>What a cookie says that we gave, however old; null without: nobody else makes this node read forms of any size.</summary>
    private static AuthenticationTicket? TicketOf(RedirectContext<CookieAuthenticationOptions> context) =>
        context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!) is { } cookie
            ? context.Options.TicketDataFormat.Unprotect(cookie) : null;
}

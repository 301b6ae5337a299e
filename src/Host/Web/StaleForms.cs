using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;

namespace XaDienTu.Host.Web;

/// <summary>
/// A form of a page that was opened before somebody signed in, or out, in another tab: its proof against forgery names the other. Who is
/// signed in already goes on; elsewhere the page says what happened and leads back.
/// </summary>
internal sealed class StaleForms : IAlwaysRunResultFilter
{
    private const string SignIn = "/dang-nhap";

    public static bool IsOn(HttpContext http) => http.Items.ContainsKey(typeof(StaleForms));

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            return;
        }

        var http = context.HttpContext;
        if (http.Request.Path == SignIn && http.User.Identity?.IsAuthenticated is true)
        {
            // Read by now: the proof against forgery was looked for in it.
            var wanted = http.Request.HasFormContentType ? http.Request.Form["ReturnUrl"].ToString() : "";
            var isOurs = http.RequestServices.GetRequiredService<IUrlHelperFactory>().GetUrlHelper(context).IsLocalUrl(wanted);
            context.Result = new LocalRedirectResult(isOurs ? wanted : "/");
            return;
        }

        http.Items[typeof(StaleForms)] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using XaDienTu.Kernel.Web;
using XaDienTu.Ui;

namespace XaDienTu.Host.Web;

/// <summary>
/// Tells the browser which form was received, so that it forgets its copy of what was typed. A form is received when its handler leads on
/// to another page and does not say otherwise; a page that comes back, for whatever reason, still holds what was typed.
/// </summary>
internal sealed partial class ReceivedForms(Settings settings, PageFrame frame) : IAsyncPageFilter
{
    /// <summary>Number of the browser's copy, sent with the form.</summary>
    private const string Field = "__draft";

    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType
            || http.Request.Form[Field] is not [{ } draft] || !Number().IsMatch(draft))
        {
            await next();
            return;
        }

        frame.Answered = draft;
        var done = await next();
        if (done.Result is IKeepTempDataResult && !http.IsNotReceived())
        {
            // The page's script reads and removes it.
            http.Response.Cookies.Append(settings.Demo ? $"xdt-got-{draft}" : $"__Host-xdt-got-{draft}", "1", new CookieOptions
            {
                SameSite = SameSiteMode.Strict,
                Secure = !settings.Demo || http.Request.IsHttps,
                IsEssential = true,
                MaxAge = Life,
            });
        }
    }

    [GeneratedRegex("^[0-9a-z]{6,20}$")]
    private static partial Regex Number();
}

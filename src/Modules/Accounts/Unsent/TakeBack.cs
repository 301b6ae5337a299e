using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Ui;

namespace XaDienTu.Accounts.Unsent;

/// <summary>
/// After the sign-in the form comes back to its page (a redirect that keeps the method): it stands there as typed, and nothing of it is
/// done. Its own anti-forgery token belongs to the account that typed it: somebody else who signs in gets the page without it.
/// </summary>
internal sealed class TakeBack(RequestDelegate next)
{
    private const string Form = "application/x-www-form-urlencoded";

    public static UnsentForm? In(HttpContext http) => http.Items[typeof(UnsentForm)] as UnsentForm;

    public async Task InvokeAsync(HttpContext http, UnsentForms forms, IAntiforgery antiforgery)
    {
        var isPage = http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        if (!isPage || !HttpMethods.IsPost(http.Request.Method) || http.Request.ContentType != Form
            || (await http.Request.ReadFormAsync(http.RequestAborted))[UnsentForm.Field] is not [{ Length: > 0 } text]
            || forms.Open(text) is not { } unsent || unsent.Address != http.Request.Path + http.Request.QueryString)
        {
            // Among others the pages of sign-in, which only pass it on.
            await next(http);
            return;
        }

        http.Request.Form =
            new FormCollection(unsent.Values.ToDictionary(value => value.Name, value => new StringValues([.. value.Values])));
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = unsent.Address;
            return;
        }

        http.Items[typeof(UnsentForm)] = unsent;
        await next(http);
    }
}

/// <summary>Shows the page of a form that came back, with everything typed and without an error; its handler does not run.</summary>
internal sealed class ShowUnsent(PageFrame frame) : IAsyncPageFilter, IOrderedFilter
{
    // Before the filters that look at what came in.
    public int Order => -1;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (TakeBack.In(context.HttpContext) is not { } unsent
            || context is not { HandlerMethod: { } handler, HandlerInstance: PageModel page })
        {
            await next();
            return;
        }

        // Fields that the page reads by itself are shown from here as well.
        foreach (var value in unsent.Values.Where(value => !page.ModelState.ContainsKey(value.Name)))
        {
            page.ModelState.SetModelValue(value.Name, new ValueProviderResult(new StringValues([.. value.Values])));
        }

        foreach (var key in page.ModelState.Keys.ToList())
        {
            page.ModelState.ClearValidationState(key);
            page.ModelState.MarkFieldSkipped(key);
        }

        frame.Word = "Chưa gửi gì vì phiên làm việc đã hết lúc bấm gửi. Phần đã điền còn nguyên dưới đây. Xem lại rồi bấm gửi."
            + (unsent.Files.Count > 0 ? $" Tệp phải chọn lại: {string.Join(", ", unsent.Files)}." : "");
        context.Result = await PageInputs.ShowAgainAsync(context, handler, page);
    }
}

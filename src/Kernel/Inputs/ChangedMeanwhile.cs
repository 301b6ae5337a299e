using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Inputs;

/// <summary>Somebody else was faster: the page comes back with what stands there now and with everything typed, not a page that only says so.</summary>
public sealed class ChangedMeanwhile(Work work) : IAsyncPageFilter
{
    private const string Sentence =
        "Người khác vừa sửa nội dung này nên chưa ghi gì. Phần đã điền còn nguyên. Xem nội dung mới rồi gửi lại.";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done is not { Exception: DbUpdateConcurrencyException, ExceptionHandled: false, HandlerMethod: { } handler, HandlerInstance: PageModel page }
            || HttpMethods.IsGet(page.Request.Method))
        {
            return;
        }

        work.Forget();
        done.Result = await PageInputs.ShowAgainAsync(context, handler, page);
        done.ExceptionHandled = true;
        page.ModelState.AddModelError("", Sentence);
        page.Response.StatusCode = StatusCodes.Status409Conflict;
    }
}

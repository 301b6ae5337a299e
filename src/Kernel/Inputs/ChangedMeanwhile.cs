using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Kernel.Inputs;

/// <summary>
/// Somebody else was faster: the page comes back with what stands there now and with everything typed, not a page that only says so. An
/// officer is told who it was and when, where that is known.
/// </summary>
public sealed class ChangedMeanwhile(Work work, ActorAccessor current) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done is not { Exception: DbUpdateConcurrencyException failure, ExceptionHandled: false, HandlerMethod: { } handler,
            HandlerInstance: PageModel page }
            || HttpMethods.IsGet(page.Request.Method))
        {
            return;
        }

        var subjects = WhoChanged.SubjectsOf(failure);
        work.Forget();
        var last = current.Actor.IsOfficer
            ? await page.HttpContext.RequestServices.GetRequiredService<WhoChanged>().FindAsync(subjects, page.HttpContext.RequestAborted)
            : null;
        done.Result = await PageInputs.ShowAgainAsync(context, handler, page);
        done.ExceptionHandled = true;
        page.ModelState.AddModelError("", Sentence(last, current.Actor));
        page.Response.StatusCode = StatusCodes.Status409Conflict;
    }

    /// <param name="last">Null where nobody knows, or may be told.</param>
    internal static string Sentence(AuditEvent? last, Actor actor)
    {
        var who = last is null ? "Người khác vừa sửa nội dung này"
            : last.ActorId == actor.Id ? $"Một cửa sổ khác của chính mình đã sửa nội dung này lúc {VietnamTime.Short(last.At)}"
            : $"{last.ActorName} đã sửa nội dung này lúc {VietnamTime.Short(last.At)}";
        return $"{who} nên chưa ghi gì. Phần đã điền còn nguyên. Xem nội dung mới rồi gửi lại.";
    }
}

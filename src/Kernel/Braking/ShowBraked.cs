using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Kernel.Braking;

/// <summary>The page of somebody who sent too often comes back as it was typed, with the sentence; its handler does not run.</summary>
public sealed class ShowBraked : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HttpContext.Features.Get<BrakedRequest>() is not { } braked || context.HandlerMethod is not { } handler
            || context.HandlerInstance is not PageModel page)
        {
            await next();
            return;
        }

        context.Result = await PageInputs.ShowAgainAsync(context, handler, page);
        page.ModelState.AddModelError("", braked.Refusal.Message);
        page.Response.Tell(braked.Refusal);
    }
}

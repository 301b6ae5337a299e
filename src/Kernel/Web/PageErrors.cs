using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Web;

/// <summary>Shows a use case's error on the page it came from, with everything typed still there.</summary>
public static class PageErrors
{
    /// <param name="fieldOf">Name of the page's field for a field of the use case.</param>
    public static IActionResult Show(this PageModel page, Error error, Func<string, string> fieldOf)
    {
        page.ModelState.AddErrors(error, fieldOf);
        page.Response.Tell(error);
        return page.Page();
    }

    private static void AddErrors(this ModelStateDictionary state, Error error, Func<string, string> fieldOf)
    {
        if (error.Fields.Count == 0)
        {
            state.AddModelError("", error.Message);
        }

        foreach (var (field, message) in error.Fields)
        {
            state.AddModelError(fieldOf(field), message);
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Web;

internal static class PageAnswers
{
    /// <summary>The same page again with every sentence at its field; the status says why.</summary>
    /// <param name="place">Name of the field on the page for a field of the error.</param>
    public static IActionResult Refuse(this PageModel page, Error error, Func<string, string>? place = null)
    {
        foreach (var (field, message) in error.Fields)
        {
            page.ModelState.AddModelError(place?.Invoke(field) ?? field, message);
        }

        if (error.Fields.Count == 0)
        {
            page.ModelState.AddModelError("", error.Message);
        }

        page.Response.Tell(error);
        return page.Page();
    }
}

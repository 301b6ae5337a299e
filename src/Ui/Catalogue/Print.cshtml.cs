using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace XaDienTu.Ui.Catalogue;

/// <summary>A sample of the printed layout.</summary>
[AllowAnonymous]
internal sealed class PrintModel(PageFrame frame) : PageModel
{
    public IActionResult OnGet() => frame.ShowCatalogue ? Page() : NotFound();
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel;

namespace XaDienTu.Portal.Home;

/// <summary>Few doors and no more: find, begin from life, track. Each is a module's.</summary>
[AllowAnonymous]
internal sealed class HomePage(IEnumerable<HomePart> parts) : PageModel
{
    public IEnumerable<HomePart> At(HomePlace place) => parts.Where(part => part.Place == place);
}

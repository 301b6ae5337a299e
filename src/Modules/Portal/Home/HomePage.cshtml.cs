using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Portal.LifeEvents;

namespace XaDienTu.Portal.Home;

/// <summary>Three doors and no more: find, begin from life, track.</summary>
[AllowAnonymous]
internal sealed class HomePage : PageModel
{
    private const int ShownEvents = 8;

    /// <summary>Words people search for most, each a link.</summary>
    public static IReadOnlyList<(string Title, string Query)> Often { get; } =
        [("Khai sinh", "khai sinh"), ("Chứng thực bản sao", "chứng thực bản sao"), ("Kết hôn", "kết hôn"), ("Sổ đỏ", "sổ đỏ"), ("Hộ kinh doanh", "hộ kinh doanh")];

    public static IEnumerable<LifeEvent> Events => LifeEvent.All.Take(ShownEvents);
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Contracts;
using XaDienTu.Portal.Contracts;
using XaDienTu.Ui;

namespace XaDienTu.Host.Web;

/// <summary>Tells the layouts of pages who looks and what the menu may show, so it runs after sign-in.</summary>
internal sealed class FillPageFrame(RequestDelegate next)
{
    private const string OfficerPages = "/can-bo";

    /// <summary>What the box in the head of officers' pages asks, for those who have it in their menu.</summary>
    private const string CaseSearch = "/can-bo/ho-so";

    public async Task InvokeAsync(HttpContext http, PageFrame frame, ActorAccessor who, Settings settings, TimeProvider clock)
    {
        frame.CspNonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            await FillAsync(http, frame, who.Actor, settings, clock);
        }

        await next(http);
    }

    private static async Task FillAsync(HttpContext http, PageFrame frame, Actor actor, Settings settings, TimeProvider clock)
    {
        var services = http.RequestServices;
        var tree = await services.GetRequiredService<IOrganizationDirectory>().GetAsync(http.RequestAborted);
        var province = tree.Roots(clock.VietnamToday()).FirstOrDefault();
        frame.ProvinceName = province?.Name ?? "Tỉnh";
        frame.Contact = province is null ? [] : ProvinceContact.LinesOf(province.Identifier);
        frame.Hotline = settings.Hotline;
        frame.HotlineHours = "7:30–17:00, thứ Hai đến thứ Sáu";
        frame.ShowCatalogue = settings.Demo;
        frame.SharedComputer = SharedComputer.Is(http.Request);
        frame.SaveData = http.Request.Headers["Save-Data"] == "on";
        frame.FooterMenu = [new("Kiểm tra chữ ký số", SigningLinks.Validate)];
        if (actor.Kind is not ActorKind.Anonymous)
        {
            frame.UserName = actor.Name;
            frame.UserKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(actor.Id)))[..16];
            frame.TimeLeft = SessionTime.LeftOf(http, clock.GetUtcNow());
        }

        if (actor.Kind is ActorKind.Citizen)
        {
            frame.PublicMenu = await services.GetRequiredService<ICitizenMenu>().ForAsync(actor, http.RequestAborted);
        }

        if (actor.IsOfficer)
        {
            frame.Menu = MenuOf(actor);
            frame.DeskUrl = OfficerPages;
            frame.UnitName = actor.Posts.Count > 0 ? tree.Find(actor.Posts[0].OrganizationId)?.AgencyName : null;
            frame.SearchUrl = frame.Menu.FirstOrDefault(item => item.Url == CaseSearch)?.Url;
            if (http.Request.Path.StartsWithSegments(OfficerPages, StringComparison.Ordinal))
            {
                frame.Layout = Layouts.Officer;
                frame.HomeUrl = OfficerPages;
                frame.CsrfToken = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken;
            }
        }
    }

    private static IReadOnlyList<MenuItem> MenuOf(Actor actor) =>
    [
        // The later a module stands in the list, the nearer it is to the day's work.
        .. Modules.All.Reverse().SelectMany(module => module.Menu)
            .Where(entry => entry.Roles.Count == 0 || entry.Roles.Any(actor.Holds))
            // Several modules add to a group; its heading is written once.
            .GroupBy(entry => entry.Group).SelectMany(group => group)
            .Select(entry => new MenuItem(entry.Title, entry.Url, entry.Group)),
    ];
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Ui;

namespace XaDienTu.Host.Web;

/// <summary>Tells the layouts of pages who looks and what the menu may show, so it runs after sign-in.</summary>
internal sealed class FillPageFrame(RequestDelegate next, IEnumerable<IModule> modules)
{
    private const string OfficerPages = "/can-bo";

    public async Task InvokeAsync(HttpContext http, PageFrame frame, ActorAccessor who, Settings settings)
    {
        frame.CspNonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            await FillAsync(http, frame, who.Actor, settings);
        }

        await next(http);
    }

    private async Task FillAsync(HttpContext http, PageFrame frame, Actor actor, Settings settings)
    {
        frame.Hotline = settings.Hotline;
        frame.HotlineHours = "7:30–17:00, thứ Hai đến thứ Sáu";
        frame.ShowCatalogue = settings.Demo;
        frame.SharedComputer = SharedComputer.Is(http.Request);
        frame.SaveData = http.Request.Headers["Save-Data"] == "on";
        frame.PublicMenu = LinksFor(actor, module => module.PublicMenu);
        frame.FooterMenu = LinksFor(actor, module => module.FooterMenu);
        if (actor.Kind is not ActorKind.Anonymous)
        {
            frame.UserName = actor.Name;
            frame.UserKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(actor.Id)))[..16];
        }

        if (actor.IsOfficer)
        {
            var entries = EntriesFor(actor);
            frame.Menu = [.. entries.Select(entry => new MenuItem(entry.Title, entry.Url, entry.Group))];
            frame.DeskUrl = OfficerPages;
            frame.SearchUrl = entries.FirstOrDefault(entry => entry.TakesWords)?.Url;
            if (http.Request.Path.StartsWithSegments(OfficerPages, StringComparison.Ordinal))
            {
                frame.Layout = Layouts.Officer;
                frame.HomeUrl = OfficerPages;
                frame.CsrfToken = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken;
            }
        }

        foreach (var module in http.RequestServices.GetServices<IFillFrame>())
        {
            await module.FillAsync(frame, actor, http);
        }
    }

    private List<MenuItem> LinksFor(Actor actor, Func<IModule, IReadOnlyList<PublicEntry>> links) =>
        [.. modules.SelectMany(links).Where(entry => entry.IsFor(actor.Kind)).Select(entry => new MenuItem(entry.Title, entry.Url))];

    private List<MenuEntry> EntriesFor(Actor actor) =>
    [
        // The later a module stands in the list, the nearer it is to the day's work.
        .. modules.Reverse().SelectMany(module => module.Menu)
            .Where(entry => entry.Roles.Count == 0 || entry.Roles.Any(actor.Holds))
            // Several modules add to a group; its heading is written once.
            .GroupBy(entry => entry.Group).SelectMany(group => group),
    ];
}

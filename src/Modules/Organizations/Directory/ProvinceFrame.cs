using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Ui;

namespace XaDienTu.Organizations.Directory;

/// <summary>Whose pages they are, and for which units an officer works.</summary>
internal sealed class ProvinceFrame(IOrganizationDirectory organizations, TimeProvider clock) : IFillFrame
{
    public async Task FillAsync(PageFrame frame, Actor actor, HttpContext http)
    {
        var tree = await organizations.GetAsync(http.RequestAborted);
        if (tree.Roots(clock.VietnamToday()).FirstOrDefault() is { } province)
        {
            frame.ProvinceName = province.Name;
            frame.Contact = ProvinceContact.LinesOf(province.Identifier);
        }

        if (actor.IsOfficer)
        {
            frame.Units = [.. actor.Posts.Select(post => tree.Find(post.OrganizationId)?.AgencyName).OfType<string>().Distinct()];
        }
    }
}

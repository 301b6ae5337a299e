using Microsoft.Playwright;
using XaDienTu.EndToEnd.Tests.Faults;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>The list of what waits for a signature.</summary>
public sealed class ToSignTests
{
    [Fact]
    public async Task All_are_ticked_and_unticked_where_the_leader_stands_and_nothing_typed_is_lost()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        await LeadersDesk.FillAsync(await platform.ApiClientAsync(), 3);
        await using var leader = await Visitor.ComeAsync(platform, LeadersDesk.Leader);
        await leader.GoAsync("/can-bo/cho-ky");
        var boxes = leader.Page.Locator("input[name='Form.Results']");
        await leader.FillAsync("Form.Pin", "12");
        await boxes.First.CheckAsync();
        var here = leader.Page.Url;

        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "Chọn tất cả 3 văn bản" }).ClickAsync();
        await Assertions.Expect(leader.Page.Locator("input[name='Form.Results']:checked")).ToHaveCountAsync(3);
        await Assertions.Expect(leader.Page.Locator("#status")).ToHaveTextAsync("Đã chọn tất cả 3 văn bản");
        await boxes.Nth(1).UncheckAsync();
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "Chọn tất cả 3 văn bản" }).ClickAsync();
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "Bỏ chọn tất cả" }).ClickAsync();

        await Assertions.Expect(leader.Page.Locator("input[name='Form.Results']:checked")).ToHaveCountAsync(0);
        await Assertions.Expect(leader.Page.Locator("[name='Form.Pin']")).ToHaveValueAsync("12");
        Assert.Equal(here, leader.Page.Url);
        Assert.Empty(leader.Complaints);
    }
}

using Microsoft.Playwright;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>The page to try the API, in a real browser: it works under its own policy, asks no other host and leads to none.</summary>
public sealed class TryOutPageTests
{
    [Fact]
    public async Task The_page_shows_every_part_and_leads_nowhere_else()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var programmer = await Visitor.ComeAsync(platform);

        await programmer.GoAsync("/api/");

        await Assertions.Expect(programmer.Page.Locator("body"))
            .ToContainTextAsync("Tìm thủ tục đang có hiệu lực", new() { Timeout = 20_000 });
        await Assertions.Expect(programmer.Page.Locator("body")).ToContainTextAsync("application/problem+json");
        await Assertions.Expect(programmer.Page.Locator("a[href*='scalar.com']")).ToHaveCountAsync(0);
        Assert.Empty(programmer.Complaints);
    }
}

using Microsoft.Playwright;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>Two officers sit before the same step; what the slower one typed is not lost.</summary>
public sealed class TwoOfficersTests
{
    [Fact]
    public async Task Of_two_officers_one_wins_and_the_other_keeps_the_words()
    {
        const string words = "Tên mẹ khớp với căn cước, quê quán cần xem lại.";
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var code = await Desk.FileBirthAsync(platform);
        await platform.DoStepAsync("motcua.thoxuong", code, "Tiếp nhận hồ sơ");
        await using var first = await Visitor.ComeAsync(platform, "thamdinh.thoxuong");
        await using var second = await Visitor.ComeAsync(platform, "thamdinh2.thoxuong");
        await first.OpenFromWorklistAsync(code);
        await second.OpenFromWorklistAsync(code);
        await second.FillAsync("Form.Opinion", words);

        await first.ActAsync("Đồng ý, trình ký");
        await second.PressAsync("Đồng ý, trình ký");

        await second.SeesAsync("đã được");
        await second.SeesAsync("Tải lại trang");
        Assert.Equal(words, await second.Page.Locator("textarea", new() { HasText = words }).First.InputValueAsync());
        await second.GoAsync($"/can-bo/ho-so/{code}");
        await Assertions.Expect(second.Page.Locator("main")).Not.ToContainTextAsync(words);
    }
}

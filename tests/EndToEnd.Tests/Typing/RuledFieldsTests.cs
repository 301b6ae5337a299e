using Microsoft.Playwright;
using XaDienTu.EndToEnd.Tests.Journeys;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Typing;

/// <summary>A field that another answer rules is there while it applies, on every page that shares the form.</summary>
public sealed class RuledFieldsTests
{
    private const string Number = "birthCertificateNumber";

    [Fact]
    public async Task A_citizen_sees_a_field_while_it_applies_and_finds_there_what_was_typed()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var citizen = await Visitor.ComeAsync(platform, "congdan.an");
        var draft = await BirthJourneyTests.BeginAsync(citizen);
        await citizen.GoAsync($"{draft}/khai/3");

        await FollowsAsync(citizen);
        await citizen.FillAsync("birthPlace", "Tổ 3, phường Thọ Xương");
        await citizen.ChooseAsync("birthPlaceKind", "home");
        await citizen.MoveOnAsync(() => citizen.PressAsync("Lưu và tiếp tục"));
        await citizen.GoAsync($"{draft}/khai/3");
        await Assertions.Expect(Field(citizen)).ToBeHiddenAsync();
        await citizen.ChooseAsync("birthPlaceKind", "facility");

        await Assertions.Expect(Field(citizen)).ToHaveValueAsync("CS 12/2026");
        Assert.Empty(citizen.Complaints);
    }

    [Fact]
    public async Task At_the_counter_and_in_a_supplement_it_is_the_same()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.GoAsync("/can-bo/tiep-nhan");
        await clerk.FillAsync("Form.Words", "Đăng ký khai sinh");
        await clerk.Page.Locator("[name='Form.Words']").PressAsync("Enter");
        await clerk.OpenPartAsync("Khai tờ khai trên máy");
        await FollowsAsync(clerk);
        await clerk.ChooseAsync("birthPlaceKind", "home");
        await clerk.Page.RunAndWaitForResponseAsync(() => clerk.Page.Keyboard.PressAsync("F8"), answer => answer.Request.Method == "POST");
        await clerk.SeesAsync("Điền họ, chữ đệm và tên.");
        await Assertions.Expect(Field(clerk)).ToBeHiddenAsync();
        await clerk.ChooseAsync("birthPlaceKind", "facility");
        await Assertions.Expect(Field(clerk)).ToHaveValueAsync("CS 12/2026");

        await using var citizen = await Visitor.ComeAsync(platform, "congdan.an");
        var code = await BirthJourneyTests.FileAsync(citizen);
        await clerk.OpenFromWorklistAsync(code);
        await clerk.OpenPartAsync("Yêu cầu bổ sung");
        foreach (var (index, name) in new[] { "birthPlaceKind", Number }.Index())
        {
            await clerk.Page.Locator($"[name='Form.Items[{index}].About']").SelectOptionAsync($"o:{name}");
            await clerk.FillAsync($"Form.Items[{index}].What", "Ghi theo giấy chứng sinh.");
        }

        await clerk.ActAsync("Gửi yêu cầu bổ sung");
        await clerk.GoAsync($"/can-bo/ho-so/{code}");
        await FollowsAsync(clerk);
        await citizen.GoAsync($"/ho-so/{code}/bo-sung");
        await FollowsAsync(citizen);
        await citizen.MoveOnAsync(() => citizen.PressAsync("Gửi phần bổ sung"));
        Assert.Empty(citizen.Complaints);
    }

    /// <summary>Ends with the field in sight and filled.</summary>
    private static async Task FollowsAsync(Visitor visitor)
    {
        await Assertions.Expect(Field(visitor)).ToBeHiddenAsync();
        await visitor.ChooseAsync("birthPlaceKind", "facility");
        await Field(visitor).FillAsync("CS 12/2026");
        await visitor.ChooseAsync("birthPlaceKind", "home");
        await Assertions.Expect(Field(visitor)).ToBeHiddenAsync();
        await visitor.ChooseAsync("birthPlaceKind", "facility");
        await Assertions.Expect(Field(visitor)).ToBeVisibleAsync();
        await Assertions.Expect(Field(visitor)).ToHaveValueAsync("CS 12/2026");
    }

    private static ILocator Field(Visitor visitor) => visitor.Page.Locator($"[name={Number}]");
}

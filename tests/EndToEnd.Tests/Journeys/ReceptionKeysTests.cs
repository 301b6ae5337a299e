using Microsoft.Playwright;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>The counter's screen by keys alone, counted: a queue stands before it.</summary>
public sealed class ReceptionKeysTests
{
    private const int Most = 25;
    private const string Card = "024088007654|012345678|Nông Thị Hằng|05031988|Nữ|Thôn 3, Xã Xuân Lương, Huyện Yên Thế, Bắc Giang|10052021";

    [Fact]
    public async Task A_known_citizen_with_a_known_procedure_takes_25_keys_and_the_next_one_can_come()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.GoAsync("/can-bo/tiep-nhan");

        // The first time a scanner types the card; from then on she is known.
        await FocusedAsync(clerk, "Form.IdNumber");
        await clerk.Page.Keyboard.TypeAsync(Card);
        await clerk.Page.Keyboard.PressAsync("Enter");
        await FocusedAsync(clerk, "Form.Words");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.IdNumber']")).ToHaveValueAsync("0240 8800 7654");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("Nông Thị Hằng");
        await ReceiveAsync(clerk, new Keys(clerk.Page));
        var first = clerk.Page.Url;

        var keys = new Keys(clerk.Page);
        await FocusedAsync(clerk, "Form.IdNumber");
        await keys.TypeAsync("024088007654");
        await keys.PressAsync("Enter");
        await FocusedAsync(clerk, "Form.Words");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("Nông Thị Hằng");
        await ReceiveAsync(clerk, keys);

        Assert.NotEqual(first, clerk.Page.Url);
        Assert.InRange(keys.Pressed, 1, Most);
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task Enter_goes_from_field_to_field_and_ends_at_the_button()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.GoAsync("/can-bo/tiep-nhan");
        await FocusedAsync(clerk, "Form.IdNumber");

        foreach (var field in (string[])["Form.FullName", "Form.Phone", "Form.Address", "Form.Words"])
        {
            await clerk.Page.Keyboard.PressAsync("Enter");
            await FocusedAsync(clerk, field);
        }

        await clerk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(clerk.Page.Locator("button[data-key=F8]")).ToBeFocusedAsync();
        Assert.EndsWith("/can-bo/tiep-nhan", clerk.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_card_says_so_and_the_next_scan_is_read()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.GoAsync("/can-bo/tiep-nhan");
        await FocusedAsync(clerk, "Form.IdNumber");

        await clerk.Page.Keyboard.TypeAsync(Card[1..]);
        await clerk.Page.Keyboard.PressAsync("Enter");
        await clerk.SeesAsync("Máy quét đọc sai thẻ.");
        await FocusedAsync(clerk, "Form.IdNumber");
        await clerk.Page.Keyboard.TypeAsync(Card);
        await clerk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("Nông Thị Hằng");
    }

    /// <summary>From the procedure's field to the empty page for the next person.</summary>
    private static async Task ReceiveAsync(Visitor clerk, Keys keys)
    {
        await keys.TypeAsync("khai s");
        await keys.PressAsync("Enter");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.Words']")).ToHaveValueAsync("Đăng ký khai sinh");
        await Assertions.Expect(clerk.Page.GetByLabel("Giấy chứng sinh", new() { Exact = false }).First).ToBeFocusedAsync();
        await keys.PressAsync("Space");
        await clerk.MoveOnAsync(() => keys.PressAsync("F8"));
        await clerk.SeesAsync("Đã nhận hồ sơ của Nông Thị Hằng.");
        await FocusedAsync(clerk, "Form.IdNumber");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.IdNumber']")).ToHaveValueAsync("");
        await Assertions.Expect(clerk.Page.FrameLocator("#receipt").Locator("h1")).ToContainTextAsync("Giấy tiếp nhận hồ sơ");
    }

    private static Task FocusedAsync(Visitor clerk, string name) =>
        Assertions.Expect(clerk.Page.Locator($"[name='{name}']")).ToBeFocusedAsync();

    /// <summary>Counts what a hand does; keys pressed together are one.</summary>
    private sealed class Keys(IPage page)
    {
        public int Pressed { get; private set; }

        public Task TypeAsync(string text)
        {
            Pressed += text.Length;
            return page.Keyboard.TypeAsync(text);
        }

        public Task PressAsync(string key)
        {
            Pressed++;
            return page.Keyboard.PressAsync(key);
        }
    }
}

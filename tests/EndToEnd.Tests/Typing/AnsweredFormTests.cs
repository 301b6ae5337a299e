using Microsoft.Playwright;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Journeys;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Typing;

/// <summary>What the server has answered is not "unsent": a word that nobody needs hides the one that somebody does.</summary>
public sealed class AnsweredFormTests
{
    private const string Card = "024088007662|012345678|Nông Văn Tài|05031988|Nam|Thôn 3, Xã Xuân Lương, Huyện Yên Thế, Bắc Giang|10052021";

    [Fact]
    public async Task No_word_of_unsent_text_stands_where_the_server_answered()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.GoAsync("/can-bo/tiep-nhan");

        // The page fills itself in by what a scanner typed.
        await clerk.Page.Keyboard.TypeAsync(Card);
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("Nông Văn Tài");
        await NothingKeptAsync(clerk);

        // Refused, twice: the name comes back cleaned of its blanks.
        await clerk.FillAsync("Form.FullName", "Nông  Văn   Tài ");
        for (var time = 0; time < 2; time++)
        {
            await clerk.Page.RunAndWaitForResponseAsync(() => clerk.Page.Keyboard.PressAsync("F8"), answer =>
                answer.Request.Method == "POST");
            await clerk.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
            await clerk.SeesAsync("Tìm và chọn thủ tục.");
            await NothingKeptAsync(clerk);
        }

        await clerk.FillAsync("Form.Words", "khai s");
        await clerk.Page.Locator("[name='Form.Words']").PressAsync("Enter");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.Words']")).ToHaveValueAsync("Đăng ký khai sinh");
        await clerk.Page.GetByLabel("Giấy chứng sinh", new() { Exact = false }).First.CheckAsync();
        await NothingKeptAsync(clerk);
        await clerk.MoveOnAsync(() => clerk.Page.Keyboard.PressAsync("F8"));
        await clerk.SeesAsync("Đã nhận hồ sơ của Nông Văn Tài.");
        await NothingKeptAsync(clerk);
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Another_tab_of_the_counter_is_for_another_visitor()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.GoAsync("/can-bo/tiep-nhan");
        await clerk.FillAsync("Form.FullName", "Nông Văn Tài");
        await clerk.Page.Locator("[name='Form.Phone']").FocusAsync();
        await clerk.Page.ReloadAsync();
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("Nông Văn Tài");

        var other = await clerk.Page.Context.NewPageAsync();
        await other.GotoAsync(clerk.Page.Url);

        await Assertions.Expect(other.Locator("[name='Form.FullName']")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Who_tracks_a_case_on_a_shared_phone_leaves_nothing_there()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var visitor = await Visitor.ComeAsync(platform, width: 390);
        await visitor.GoAsync("/tra-cuu");
        await visitor.FillAsync("ma", "H02.21.01-261122-0007");
        await visitor.FillAsync("IdNumber", "024088007662");
        await visitor.PressAsync("Xem hồ sơ");
        await visitor.SeesAsync("Không tìm thấy hồ sơ");

        await visitor.GoAsync("/tra-cuu");

        await NothingKeptAsync(visitor);
        await Assertions.Expect(visitor.Page.Locator("[name=IdNumber]")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task On_a_shared_computer_nothing_typed_stays_behind()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var clerk = await Visitor.ComeAsync(platform);
        await clerk.GoAsync("/dang-nhap");
        await clerk.FillAsync("Form.Name", "motcua.thoxuong");
        await clerk.FillAsync("Form.Password", DemoAccounts.Password);
        await clerk.Page.GetByLabel("Máy dùng chung").CheckAsync();
        await clerk.MoveOnAsync(() => clerk.Page.Locator("form#sign-in button.btn").ClickAsync());
        await clerk.GoAsync("/can-bo/tiep-nhan");
        await clerk.FillAsync("Form.FullName", "Nông Văn Tài");
        await clerk.Page.Locator("[name='Form.Phone']").FocusAsync();

        await clerk.Page.ReloadAsync();

        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("");
        Assert.DoesNotContain(
            "Nông", await clerk.Page.EvaluateAsync<string>("JSON.stringify([localStorage, sessionStorage])"), StringComparison.Ordinal);
    }

    private static Task NothingKeptAsync(Visitor visitor) => Assertions.Expect(visitor.Page.Locator("[data-kept]")).ToHaveCountAsync(0);
}

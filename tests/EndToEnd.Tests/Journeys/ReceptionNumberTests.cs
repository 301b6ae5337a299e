using Microsoft.Playwright;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>A wrong number is told when it is left, not when the receipt should be printed.</summary>
public sealed class ReceptionNumberTests
{
    private const int Patience = 20_000;

    [Fact]
    public async Task A_wrong_number_is_told_as_it_is_left_and_forgotten_once_it_is_right()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var clerk = await Visitor.ComeAsync(platform, "motcua.thoxuong");
        await clerk.GoAsync("/can-bo/tiep-nhan");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.IdNumber']")).ToBeFocusedAsync();

        await clerk.Page.Keyboard.TypeAsync("02408800765");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await clerk.Page.Keyboard.TypeAsync("Nông Văn Tài");

        var fault = clerk.Page.Locator("#Form_IdNumber-error");
        await Assertions.Expect(fault).ToContainTextAsync("12 chữ số", new() { Timeout = Patience });
        var told = await fault.InnerTextAsync();
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("Nông Văn Tài");
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToBeFocusedAsync();
        await clerk.Page.RunAndWaitForResponseAsync(() => clerk.Page.Keyboard.PressAsync("F8"), answer => answer.Request.Method == "POST");
        await clerk.SeesAsync("Tìm và chọn thủ tục.");
        await Assertions.Expect(fault).ToHaveTextAsync(told);

        await clerk.Page.Locator("[name='Form.IdNumber']").FillAsync("024088007654");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(fault).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Assertions.Expect(clerk.Page.Locator("[name='Form.FullName']")).ToHaveValueAsync("Nông Văn Tài");
    }
}

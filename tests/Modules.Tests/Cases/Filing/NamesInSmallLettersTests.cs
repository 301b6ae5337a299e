using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>Names typed in small letters get their capitals wherever a person is taken in; a name in capitals, as on the card,
/// stays.</summary>
public sealed class NamesInSmallLettersTests
{
    [Theory]
    [InlineData("lý a páo", "Lý A Páo")]
    [InlineData("nguyễn thị ánh-nguyệt", "Nguyễn Thị Ánh-Nguyệt")]
    [InlineData("NGUYỄN VĂN AN", "NGUYỄN VĂN AN")]
    [InlineData("Y Bion Niê", "Y Bion Niê")]
    public async Task The_counter_takes_a_name_with_its_capitals(string typed, string taken)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var empty = (await clerk.GetPageAsync("/can-bo/tiep-nhan")).QuerySelector<IHtmlFormElement>("form[enctype]")!;
        using var looked =
            await clerk.SubmitAsync(empty, ("Form.IdNumber", NewCitizen.NextIdNumber()), ("Form.Words", "Đăng ký khai sinh"));
        using var accepted = await clerk.SubmitAsync(
            (await looked.ReadPageAsync()).FormTo("Accept")!, ("Form.FullName", typed), ("Form.Papers[1].Have", "true"));

        var next = await clerk.GetPageAsync(accepted.Headers.Location!.OriginalString);

        Assert.Contains($"Đã nhận hồ sơ của {taken}.", next.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wizard_shows_it_so_on_the_page_before_filing_and_a_company_keeps_its_letters()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var citizen = await NewCitizen.RegisterAsync(platform, NewCitizen.NextIdNumber());
        var draft = await citizen.Browser.StartDraftAsync();
        var page = (await citizen.Browser.GetPageAsync($"{draft}/nguoi-nop")).PostForm();

        foreach (var (number, typed, kept) in new[] { (NewCitizen.NextIdNumber(), "vi văn păn", "Vi Văn Păn"),
            ("", "hợp tác xã rau sạch", "hợp tác xã rau sạch") })
        {
            using var answer = await citizen.Browser.SubmitAsync(
                page, ("Form.OnBehalf", "true"), ("Form.Applicant.FullName", typed), ("Form.Applicant.IdNumber", number),
                ("Form.Submitter.Address", "Tổ 3"));
            page = (await citizen.Browser.GetPageAsync($"{draft}/nguoi-nop")).PostForm();

            Assert.Equal(kept, page.QuerySelector<IHtmlInputElement>("#Form_Applicant_FullName")!.Value);
        }
    }
}

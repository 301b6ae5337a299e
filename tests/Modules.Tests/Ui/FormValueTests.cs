using XaDienTu.Ui.Forms;
using Xunit;

namespace XaDienTu.Modules.Tests.Ui;

public sealed class FormValueTests
{
    [Theory]
    [InlineData("31", "4", "2026", "Ngày 31/4/2026 không có. Kiểm tra lại ngày hoặc tháng.")]
    [InlineData("29", "2", "2025", "Ngày 29/2/2025 không có. Kiểm tra lại ngày hoặc tháng.")]
    [InlineData("1", "", "2025", "Nhập đủ ngày, tháng và năm.")]
    [InlineData("1", "2", "", "Nhập thêm năm.")]
    [InlineData("1", "2", "96", "Năm phải đủ 4 chữ số, đang là 96.")]
    [InlineData("29", "2", "2024", null)]
    [InlineData("", "", "", null)]
    public void A_date_that_cannot_be_is_explained(string day, string month, string year, string? fault) =>
        Assert.Equal(fault, new DateInput { Day = day, Month = month, Year = year }.Fault());

    [Fact]
    public void A_year_alone_is_enough_when_that_is_all_one_knows()
    {
        var born = new DateInput { Year = "1942", YearOnly = true };
        Assert.Null(born.Fault());
        Assert.Null(born.Date);
        Assert.Equal(1942, born.KnownYear);
    }

    [Fact]
    public void A_known_date_comes_back_as_it_was() =>
        Assert.Equal(new DateOnly(1996, 4, 3), DateInput.From(new DateOnly(1996, 4, 3)).Date);

    [Fact]
    public void Numbers_are_shown_in_groups_and_kept_plain()
    {
        Assert.Equal("0987 654 321", Grouped.Phone("0987.654.321"));
        Assert.Equal("0241 9600 1234", Grouped.PersonalId("024196001234"));
        Assert.Equal("1.250.000 đ", Grouped.Money(1_250_000));
        Assert.Equal("024196001234", Grouped.Digits("0241 9600-1234"));
        Assert.Equal("12 số", Grouped.Phone("12 số"));
    }
}

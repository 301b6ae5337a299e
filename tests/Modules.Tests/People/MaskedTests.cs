using XaDienTu.People.Contracts;
using Xunit;

namespace XaDienTu.Modules.Tests.People;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("Nguyễn Văn An", "Nguyễn V*** A***")]
    [InlineData("  Giàng   Thị Sếnh ", "Giàng T*** S***")]
    [InlineData("Lý A Páo", "Lý A*** P***")]
    [InlineData("Páo", "P***")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_keeps_its_first_word_and_initials(string? name, string shown) => Assert.Equal(shown, Masked.Name(name));

    [Fact]
    public void A_letter_with_loose_marks_stays_whole() =>
        Assert.Equal("Vũ Ế***", Masked.Name("Vũ " + "Ếch".Normalize(System.Text.NormalizationForm.FormD)).Normalize());

    [Theory]
    [InlineData("0912 345 678", "*******678")]
    [InlineData("113", "***")]
    [InlineData(null, "")]
    public void A_phone_keeps_three_digits(string? phone, string shown) => Assert.Equal(shown, Masked.Phone(phone));
}

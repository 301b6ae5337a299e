using XaDienTu.Kernel.Text;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Đăng ký KHAI SINH", "dang ky khai sinh")]
    [InlineData("  Thủ-tục: “đất đai” (cấp xã) ", "thu tuc dat dai cap xa")]
    [InlineData("Lý A Páo", "ly a pao")]
    [InlineData("1.001193", "1 001193")]
    [InlineData("—", "")]
    public void Marks_case_and_punctuation_do_not_count(string text, string folded) => Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void Composed_and_decomposed_letters_meet() =>
        Assert.Equal(FoldedText.Of("Tiếng Việt"), FoldedText.Of("Tiếng Việt".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void Parts_are_words_of_one_text() => Assert.Equal("ly a pao 0987", FoldedText.Of("Lý A Páo", null, "0987"));
}

using System.Text;
using XaDienTu.Kernel.Text;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Text;

public sealed class TypedTextTests
{
    private static readonly string Decomposed = "Nguyễn Thị Ế".Normalize(NormalizationForm.FormD);

    [Fact]
    public void Letters_typed_in_pieces_are_composed() => Assert.Equal("Nguyễn Thị Ế", TypedText.Line(Decomposed));

    [Theory]
    [InlineData("  Lý \t Thị\u00A0Mẩy\u202F ", "Lý Thị Mẩy")]
    [InlineData("\uFEFFLý\u200B Thị\u200E Mẩy\u202E", "Lý Thị Mẩy")]
    [InlineData("Lý\r\nThị\u2028Mẩy", "Lý Thị Mẩy")]
    [InlineData("Ðặng Ðình ðại", "Đặng Đình đại")]
    [InlineData("K'Brăm 👨‍👩‍👧", "K'Brăm 👨👩👧")]
    [InlineData("a\u0000b", "a\u0000b")]
    public void A_line(string typed, string clean) => Assert.Equal(clean, TypedText.Line(typed));

    // Not as data of a theory: an attribute cannot hold half a letter.
    [Fact]
    public void Half_a_letter_is_seen_to_be_broken()
    {
        Assert.Equal($"half {TypedText.Broken}", TypedText.Line("half \uD83D"));
        Assert.Equal($"{TypedText.Broken}a", TypedText.Password("\uDE00a"));
        Assert.Equal("a", FoldedText.Of("a\uD83D"));
    }

    [Fact]
    public void A_code_point_that_is_no_letter_is_seen_to_be_broken()
    {
        Assert.Equal($"Lý {TypedText.Broken}", TypedText.Line("Lý \uFFFE"));
        Assert.Equal($"a{TypedText.Broken}", TypedText.Password("a\uFFFF"));
        Assert.Equal($"a{TypedText.Broken}", TypedText.Code("a\uD83F\uDFFE").ToLowerInvariant());
        Assert.Equal("ly", FoldedText.Of("Lý \uFFFE\uFDD0"));
    }

    /// <summary>To order them took seconds for 160 kB, and each request does it several times.</summary>
    [Fact]
    public void Of_marks_piled_on_one_letter_few_stay()
    {
        var piled = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 400_000)) + "b";

        Assert.InRange(TypedText.Line(piled).Length, 3, 32);
        Assert.InRange(TypedText.Code(string.Join("\u200D", piled.Chunk(20).Select(part => new string(part)))).Length, 3, 32);
        Assert.InRange(TypedText.Password(piled).Length, 3, 32);
        Assert.Equal("ab", FoldedText.Of(piled));
    }

    [Theory]
    [InlineData(" Dòng một \r\n\r\n\tdòng  hai\r", "Dòng một\n\n dòng  hai")]
    [InlineData("một\u200B\u2028hai", "một\nhai")]
    public void A_note_keeps_its_lines(string typed, string clean) => Assert.Equal(clean, TypedText.Note(typed));

    [Theory]
    [InlineData("h02.21.01–260304—0001", "H02.21.01-260304-0001")]
    [InlineData(" H02.21.01 - 260304 ‑ 0001\u200B", "H02.21.01-260304-0001")]
    [InlineData("Ｈ02．21．01－260304−0001", "H02.21.01-260304-0001")]
    public void A_code(string typed, string clean) => Assert.Equal(clean, TypedText.Code(typed));

    [Theory]
    [InlineData("0241 9600\u202F1234\t", "024196001234")]
    [InlineData("024.196–001-234", "024196001234")]
    [InlineData("０２４１９６００１２３４", "024196001234")]
    [InlineData("024196\u0000001234", "024196\u0000001234")]
    [InlineData("٠٢٤", "024")]
    public void A_number_in_groups(string typed, string clean) => Assert.Equal(clean, TypedText.Digits(typed));

    [Fact]
    public void A_password_loses_nothing_but_its_code_points()
    {
        Assert.Equal("  mật khẩu Ế ", TypedText.Password("  mật khẩu Ế ".Normalize(NormalizationForm.FormD)));
        Assert.Equal("abc123", TypedText.Password("ａｂｃ１２３"));
    }

    [Theory]
    [InlineData("abc", 5, "abc")]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    public void No_letter_is_cut_in_half(string text, int most, string cut) => Assert.Equal(cut, TypedText.Cut(text, most));

    [Theory]
    [InlineData("NguyÔn V¨n An", true)]
    [InlineData("TrÇn ThÞ B×nh", true)]
    [InlineData("Hµ Néi", true)]
    [InlineData("Nguyễn Văn An", false)]
    [InlineData("NGUYỄN VĂN ÔN", false)]
    [InlineData("Trần Thị Ẩn", false)]
    [InlineData("K'Brăm", false)]
    [InlineData("Øystein Müller", false)]
    public void Writing_of_old_fonts_is_known(string name, bool isOld) => Assert.Equal(isOld, OldEncoding.IsIn(name, isName: true));

    [Theory]
    [InlineData("Thửa đất 120 m², dài×rộng×cao, «Hà Nội», 5µm, ©2026, §5", false)]
    [InlineData("Đơn của ông NguyÔn V¨n An ë x· Hßa B×nh", true)]
    [InlineData("Công ty AÂu", false)]
    public void A_text_is_refused_for_what_cannot_be_right_alone(string text, bool isOld) => Assert.Equal(isOld, OldEncoding.IsIn(text));

    [Fact]
    public void Names_stand_as_in_a_dictionary()
    {
        string[] ordered = ["An", "Án", "Ăn", "Ân", "Bình", "Dung", "Đông", "Ô", "Ơn", "Yên"];

        Assert.Equal(ordered, ordered.Reverse().Order(VietnameseOrder.Comparer));
    }
}

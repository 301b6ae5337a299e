using System.Text;
using CsCheck;
using UglyToad.PdfPig;
using XaDienTu.Printing;
using Xunit;

namespace XaDienTu.Modules.Tests.Printing;

public sealed class PdfPaperTests
{
    private const string Alphabet =
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz0123456789" +
        "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆFGHIÌÍỈĨỊJKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVWXYỲÝỶỸỴZ.,;:!?()/-–“”…";

    private static readonly PdfInfo Info =
        new("Thử giấy in", "Ủy ban nhân dân xã Nà Hỳ", new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.FromHours(7)));

    private static readonly PaperColumn[] Columns = [new("STT", 1, Align.Center), new("Nội dung", 8)];

    private static readonly Gen<string> SomeText =
        Gen.Char[Alphabet + "    "].Array[0, 400].Select(letters => new string(letters));

    [Fact]
    public void Every_vietnamese_letter_comes_back_in_every_face()
    {
        var pdf = Make(paper => paper
            .Paragraph(Alphabet)
            .Paragraph(PaperText.InBold(Alphabet))
            .Paragraph(PaperText.InItalic(Alphabet))
            .Paragraph(PaperText.Empty.BoldItalic(Alphabet)));

        Assert.Equal(string.Concat(Enumerable.Repeat(Alphabet, 4)), PdfText.All(pdf).Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Loose_marks_are_composed_before_they_are_drawn() =>
        Assert.Equal("Nguyễn Thị Thuỳ", PdfText.All(Make(paper => paper.Paragraph("Nguyễn Thị Thuỳ".Normalize(NormalizationForm.FormD)))));

    [Fact]
    public void Any_text_wraps_without_loss_and_inside_the_margins() =>
        (from text in SomeText
         from align in Gen.Enum<Align>()
         from bold in Gen.Bool
         select (text, align, bold)).Sample(
            sample =>
            {
                var text = sample.bold ? PaperText.Plain(sample.text).Bold(sample.text) : sample.text;
                var pdf = Make(paper => paper.Paragraph(text, sample.align, firstLine: sample.align == Align.Center ? 0 : 28));
                var expected = sample.bold ? sample.text + sample.text : sample.text;

                Assert.Equal(Solid(expected), Solid(PdfText.All(pdf)));
                Assert.All(Places(pdf), place => Assert.InRange(place, PointsOf(30) - 0.5, PointsOf(210 - 15) + 0.5));
            },
            iter: 100);

    [Fact]
    public void A_justified_line_keeps_its_spaces_when_copied()
    {
        const string Sentence =
            "Căn cứ Nghị định về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính tại địa phương.";

        Assert.Equal(Sentence, PdfText.Flowing(PdfText.All(Make(paper => paper.Paragraph(Sentence, Align.Justified)))));
    }

    [Fact]
    public void A_word_wider_than_the_paper_is_cut_not_lost()
    {
        var link = "https://xadientu.example.vn/" + new string('W', 300);
        var pdf = Make(paper => paper.Paragraph($"Xem {link} ngay"));

        Assert.Equal($"Xem{link}ngay", Solid(PdfText.All(pdf)));
        Assert.All(Places(pdf), place => Assert.InRange(place, 0, PointsOf(210 - 15) + 0.5));
    }

    [Fact]
    public void The_same_paper_for_the_same_moment_is_the_same_file() =>
        Assert.Equal(Make(paper => paper.Title("Giấy hẹn").Qr("https://a.vn")), Make(paper => paper.Title("Giấy hẹn").Qr("https://a.vn")));

    [Fact]
    public void The_file_names_its_title_agency_moment_and_language()
    {
        using var document = PdfDocument.Open(Make(paper => paper.Paragraph("Nội dung")));

        Assert.Equal(Info.Title, document.Information.Title);
        Assert.Equal(Info.Author, document.Information.Author);
        Assert.StartsWith("D:20260304020000", document.Information.CreationDate, StringComparison.Ordinal);
        Assert.Equal("(vi-VN)", document.Structure.Catalog.CatalogDictionary.Data["Lang"].ToString());
    }

    [Fact]
    public void A_long_table_repeats_its_header_and_shows_each_row_once()
    {
        var pages = PdfText.Pages(Make(paper => paper.Table(Columns, Rows(200, "Giấy tờ"))));

        Assert.InRange(pages.Count, 4, 8);
        Assert.All(pages, (page, index) => Assert.Contains("STT  Nội dung", page, StringComparison.Ordinal));
        Assert.All(pages, (page, index) => Assert.Contains($"Trang {index + 1}/{pages.Count}", page, StringComparison.Ordinal));
        var shown = pages.SelectMany(page => page.Split('\n')).Where(line => line.Contains("Giấy tờ", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 200).Select(number => $"{number}  Giấy tờ {number}"), shown);
    }

    [Fact]
    public void A_row_higher_than_a_page_goes_on_over_the_next_ones()
    {
        var sentence = string.Join(' ', Enumerable.Range(1, 3000).Select(number => $"từ{number}"));
        var pages = PdfText.Pages(Make(paper => paper.Paragraph("Mở đầu.").Table(Columns, [["1", sentence]])));

        Assert.True(pages.Count > 2);
        var words = pages.SelectMany(page => page.Split([' ', '\n'])).Where(word => word.StartsWith("từ", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 3000).Select(number => $"từ{number}"), words);
    }

    [Fact]
    public void What_belongs_together_moves_together()
    {
        var pages = PdfText.Pages(Make(paper => paper
            .Paragraph(string.Join('\n', Enumerable.Range(1, 40)))
            .Together(block => block.Title("KÝ TÊN").Space(60).Paragraph("Lò Văn Phưởng"))));

        Assert.Equal(2, pages.Count);
        Assert.DoesNotContain("KÝ TÊN", pages[0], StringComparison.Ordinal);
        Assert.StartsWith("KÝ TÊN\nLò Văn Phưởng", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_part_counts_its_own_pages_and_a_single_sheet_none()
    {
        var pages = PdfText.Pages(Make(paper => paper.Paragraph("một").NewPart().Paragraph("hai").NewPage().Paragraph("ba")));

        Assert.Equal(["một", "hai\nTrang 1/2", "ba\nTrang 2/2"], pages);
    }

    private static byte[] Make(Action<PaperFlow> write) => PdfPaper.Create(PaperSize.A4, Info, write);

    private static IEnumerable<IReadOnlyList<PaperText>> Rows(int count, string text) =>
        Enumerable.Range(1, count).Select(number => (IReadOnlyList<PaperText>)[$"{number}", $"{text} {number}"]);

    private static string Solid(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static double PointsOf(double millimetres) => millimetres * 72 / 25.4;

    private static List<double> Places(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return
        [
            .. document.GetPages().SelectMany(page => page.Letters).Where(letter => !string.IsNullOrWhiteSpace(letter.Value))
                .SelectMany(letter => new[] { letter.StartBaseLine.X, letter.EndBaseLine.X }),
        ];
    }
}

using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Import;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Import;

public sealed class DocumentReadingTests
{
    private const string Header = Samples.PapersHeader;

    [Fact]
    public void Rows_part_at_their_quantities()
    {
        var (documents, _, flags) =
            Read($"--{Header}Đơn đề nghị;1 bản chính- Ảnh thẻ0 bản chính,2 bản sao(1) Bản vẽ (01 bản chính) hoặc 01 bản sao có chứng thực1 bản chính,1 bản sao");

        Assert.Equal(
            [("Đơn đề nghị", 1, 0), ("Ảnh thẻ", 0, 2), ("(1) Bản vẽ (01 bản chính) hoặc 01 bản sao có chứng thực", 1, 1)],
            documents.Select(document => (document.Name, document.Originals, document.Copies)));
        Assert.All(documents, document => Assert.True(document.Required));
        Assert.Equal(documents.Count, documents.Select(document => document.Key).Distinct().Count());
        Assert.Empty(flags);
    }

    [Theory]
    [InlineData("Đơn theo Nghị định số 32/2026/NĐ-CP;Mẫu số 09.QLT. Buôn bán.docx", "Đơn theo Nghị định số 32/2026/NĐ-CP",
        "Mẫu số 09.QLT. Buôn bán.docx")]
    [InlineData("Đơn theo Nghị định số 258/2025/NĐ-CPMẫu số 01.docx", "Đơn theo Nghị định số 258/2025/NĐ-CP", "Mẫu số 01.docx")]
    [InlineData("Tờ khai (ban hành theo Thông tư 53).1.MauCT01.doc", "Tờ khai (ban hành theo Thông tư 53)", "1.MauCT01.doc")]
    public void A_form_template_is_parted_from_the_name(string row, string name, string template)
    {
        var document = Assert.Single(Read($"--{Header}{row}1 bản chính").Documents);

        Assert.Equal((name, template), (document.Name, document.Template));
    }

    [Fact]
    public void A_template_whose_border_cannot_be_seen_is_left_and_flagged()
    {
        var (documents, _, flags) = Read($"--{Header}Văn bản theo quy địnhvăn bản đề nghị.docx1 bản chính");

        Assert.Null(documents[0].Template);
        Assert.Equal("documents.template", Assert.Single(flags).Field);
    }

    [Fact]
    public void Papers_to_show_are_not_kept_and_advice_is_no_paper()
    {
        var (documents, notes, flags) = Read(
            $"* Giấy tờ phải nộp:{Header}Giấy chứng sinh1 bản chính"
            + $"* Giấy tờ phải xuất trình:{Header}Căn cước1 bản chính- Trường hợp đã có dữ liệu thì không phải xuất trình.0 bản chính"
            + $"* Lưu ý:{Header}Bản chụp phải rõ.1 bản chính");

        Assert.Equal([("Giấy chứng sinh", false), ("Căn cước", true)], documents.Select(document => (document.Name, document.PresentOnly)));
        Assert.Equal(["- Trường hợp đã có dữ liệu thì không phải xuất trình.", "Bản chụp phải rõ."], notes);
        Assert.Empty(flags);
    }

    [Theory]
    [InlineData("- Trường hợp trẻ bị bỏ rơi thì phải có biên bản", "Trường hợp trẻ bị bỏ rơi")]
    [InlineData("* Đối với tổ chức: giấy giới thiệu", "Đối với tổ chức")]
    [InlineData("Văn bản ủy quyền trong trường hợp nộp thay", "trong trường hợp nộp thay")]
    [InlineData("Giấy tờ liên quan khác (nếu có)", "(nếu có)")]
    public void A_paper_for_a_case_is_not_asked_of_everybody(string row, string when)
    {
        var document = Assert.Single(Read($"--{Header}{row}1 bản chính").Documents);

        Assert.Equal((false, when), (document.Required, document.When));
    }

    [Fact]
    public void A_section_can_be_a_case()
    {
        var (documents, _, flags) =
            Read($"(1.1) Đối với nhà ở riêng lẻ: {Header}Đơn1 bản chính(1.2) Đối với công trình khác: {Header}Đơn2 bản chính");

        Assert.Equal(["(1.1) Đối với nhà ở riêng lẻ", "(1.2) Đối với công trình khác"], documents.Select(document => document.When));
        Assert.Empty(flags);
    }

    [Theory]
    [InlineData("Hồ sơ của người nhận:" + Header + "Đơn1 bản chính", "Tiêu đề nhóm giấy tờ chưa rõ là một trường hợp hay một loại hồ sơ.")]
    [InlineData("--" + Header + "Đơn theo Mẫu số 181 bản chính", "Số lượng dính liền với số phía trước; tạm đọc là 1 bản chính.")]
    [InlineData("--" + Header + "Đơn đề nghị0 bản chính", "Ghi 0 bản: chưa rõ là giấy tờ phải có hay lời dặn.")]
    [InlineData("--" + Header + "Đơn1 bản chínhGiấy tờ khác", "Phần cuối không có số lượng.")]
    [InlineData("Không có thông tin", "Không đọc được giấy tờ nào.")]
    [InlineData("", "Không đọc được giấy tờ nào.")]
    public void What_is_not_certain_is_flagged(string text, string reason)
    {
        var (_, _, flags) = Read(text);

        Assert.Contains(flags, flag => flag.Field == "documents" && flag.Reason == reason);
    }

    [Fact]
    public void A_year_before_the_quantity_belongs_to_the_name()
    {
        var (documents, _, flags) = Read($"--{Header}Giấy tờ theo Luật Đất đai năm 20241 bản chính");

        Assert.Equal(("Giấy tờ theo Luật Đất đai năm 2024", 1), (documents[0].Name, documents[0].Originals));
        Assert.Empty(flags);
    }

    private static (IReadOnlyList<RequiredDocument> Documents, IReadOnlyList<string> Notes, IReadOnlyList<ContentFlag> Flags) Read(
        string text)
    {
        var flags = new ContentFlags();
        var (documents, notes) = DocumentReading.Read(text, flags);
        return (documents, notes, flags.All);
    }
}

using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Import;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Import;

public sealed class RecordReadingTests
{
    [Fact]
    public void A_clean_record_is_read_whole_and_only_its_process_waits()
    {
        var content = Samples.Read();

        Assert.Equal("Cấp giấy phép nuôi ong", content.Name);
        Assert.Equal([Audience.Citizen, Audience.Business, Audience.Agency], content.Audiences);
        Assert.Equal([Channel.Counter, Channel.Online], content.Channels);
        Assert.Equal("Ủy ban nhân dân xã", content.WhereToApply);
        Assert.Null(content.Conditions);
        Assert.Equal(["- Bước 1: nộp hồ sơ tại xã nơi đặt đàn ong.", "- Bước 2: xã kiểm tra."], content.HowItGoes);
        Assert.Equal("process", Assert.Single(content.Flags).Field);
        Assert.True(content.IsReady());
    }

    [Fact]
    public void The_default_process_shares_out_the_term()
    {
        var process = Samples.Read().Process;

        Assert.Equal([StepKind.Receive, StepKind.Appraise, StepKind.Approve, StepKind.Return], process.Select(step => step.Kind));
        Assert.Equal(5 * 7.5m, process.Sum(step => step.Hours));
    }

    [Fact]
    public void A_department_reviews_before_it_signs()
    {
        var content = Samples.Read(("cap_thuc_hien", "Cấp bộ, Cấp tỉnh"));

        Assert.Equal(("department", "agriculture"), (content.CompetentLevel, content.CompetentFunction));
        Assert.Contains(content.Process, step => step.Kind == StepKind.Review);
        Assert.True(content.IsReady());
    }

    [Theory]
    [InlineData("Cấp tỉnh, Cấp xã", "commune", "Nhiều cấp cùng giải quyết; tạm ghi cấp thấp nhất.")]
    [InlineData("Cấp huyện", "district", "Từ 01/07/2025 không còn cấp huyện.")]
    [InlineData("Cấp bộ", "", "Không có cấp nào của tỉnh giải quyết.")]
    [InlineData("Cấp thôn", "", "Cấp thực hiện chưa có trong danh sách.")]
    public void A_level_that_is_not_certain_waits_for_an_officer(string published, string competent, string reason)
    {
        var content = Samples.Read(("cap_thuc_hien", published));

        Assert.Equal(competent, content.CompetentLevel);
        Assert.Contains(reason, Samples.ReasonsOf(content, "level"));
        Assert.False(content.IsReady());
    }

    [Fact]
    public void A_department_is_not_guessed_from_an_unknown_field()
    {
        var content = Samples.Read(("cap_thuc_hien", "Cấp tỉnh"), ("linh_vuc", "Việc lạ"));

        Assert.Null(content.CompetentFunction);
        Assert.Equal(["Chưa biết sở nào giải quyết lĩnh vực này."], Samples.ReasonsOf(content, "level"));
    }

    [Theory]
    [InlineData("Công bố Danh mục và Quy trình nội bộ thủ tục hành chính thuộc thẩm\nquyền giải quyết của Sở")]
    [InlineData("Quyết định ban hành danh mục thủ tục hành chính")]
    public void The_title_of_an_announcement_is_not_a_procedures_name(string published)
    {
        var content = Samples.Read(("ten_thu_tuc", published));

        Assert.Equal(["Đây là tên một văn bản công bố, không phải tên thủ tục."], Samples.ReasonsOf(content, "name"));
        Assert.Equal(published, content.Flags.Single(flag => flag.Field == "name").Text);
    }

    [Fact]
    public void Decomposed_letters_and_invisible_characters_are_cleaned()
    {
        var content = Samples.Read(("ten_thu_tuc", "Đa\u0306ng ky\u0301\u200e nuôi\u00a0ong."));

        Assert.Equal("Đăng ký nuôi ong", content.Name);
    }

    [Fact]
    public void Results_end_where_the_web_page_begins()
    {
        var content = Samples.Read(("ket_qua_xu_ly",
            ".Văn bản trả lời.,Mã: KQ.G09.001342Giấy phép nuôi ongMã: KQ.G10.000209" + Samples.WebPage));

        Assert.Equal(
            [new ProcedureResult("Văn bản trả lời", "KQ.G09.001342"), new ProcedureResult("Giấy phép nuôi ong", "KQ.G10.000209")],
            content.Results);
    }

    [Fact]
    public void Legal_texts_part_at_the_glued_number()
    {
        var content = Samples.Read(("can_cu_phap_ly", Samples.LawsHeader
            + "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 hướng dẫn Luật Hộ tịch123/2015/NĐ-CP"
            + "Luật Công chứng năm 202446/2024/QH15"
            + "Luật 60/2014/QH1360/2014/QH13"
            + "Thông tư về lệ phí của Bộ Tài chính.85/2019/TT-BTCQuy định cắt giảm66.7/2025/NQ-CP"
            + "sửa đổi Nghị định18/2026/NĐ-CPThông tư về mẫu giấy tờThông tư số 03/2023/TT-BTPNghị định 101/2024/NĐ-CPNghị định 101/2024/NĐ-CP"));

        Assert.Equal(
            ["123/2015/NĐ-CP", "46/2024/QH15", "60/2014/QH13", "85/2019/TT-BTC", "66.7/2025/NQ-CP", "18/2026/NĐ-CP", "03/2023/TT-BTP",
                "101/2024/NĐ-CP"],
            content.LegalBasis.Select(law => law.Number));
        Assert.Equal("Luật Công chứng năm 2024", content.LegalBasis[1].Name);
        Assert.Equal("Thông tư về mẫu giấy tờ", content.LegalBasis[6].Name);
    }

    [Fact]
    public void A_legal_text_without_a_number_is_kept_and_flagged()
    {
        var content = Samples.Read(("can_cu_phap_ly", Samples.LawsHeader + "Luật Chăn nuôi32/2018/QH14Hương ước của xã"));

        Assert.Equal(new LegalBasis("Hương ước của xã"), content.LegalBasis[1]);
        Assert.Single(Samples.ReasonsOf(content, "legalBasis"));
        Assert.True(content.IsReady());
    }
}

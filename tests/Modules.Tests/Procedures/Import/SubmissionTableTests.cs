using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Import;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Import;

public sealed class SubmissionTableTests
{
    [Theory]
    [InlineData("17 Ngày làm việc", 17, TermUnit.WorkingDay)]
    [InlineData("15 Ngày", 15, TermUnit.Day)]
    [InlineData("28 Giờ", 28, TermUnit.Hour)]
    [InlineData("2 Tháng", 2, TermUnit.Month)]
    public void A_stated_term_is_read_with_its_unit(string cell, int amount, TermUnit unit)
    {
        var term = Content($"Trực tiếp{cell}Miễn phíDịch vụ bưu chính{cell}Miễn phí").Term;

        Assert.Equal((amount, unit, StartPolicy.None), (term.Amount, term.Unit, term.Policy));
    }

    [Fact]
    public void A_bare_one_in_civil_status_is_the_same_day_until_15_oclock()
    {
        var content =
            Samples.Read(("linh_vuc", "Hộ tịch"), ("cach_thuc_thuc_hien", Samples.RowsHeader + "Trực tuyến1Miễn phíTrực tiếp1Miễn phí"));

        Assert.Equal((1, TermUnit.WorkingDay, StartPolicy.SameDay15), (content.Term.Amount, content.Term.Unit, content.Term.Policy));
        Assert.True(content.IsReady());
    }

    [Theory]
    [InlineData("Trực tiếp1Miễn phí", "Chỉ ghi số 1, không ghi đơn vị thời gian.")]
    [InlineData("Trực tiếp3Miễn phí", "Chỉ ghi số 3, không ghi đơn vị thời gian.")]
    [InlineData("Trực tiếpKhông có thông tinMiễn phí", "Không ghi thời hạn giải quyết.")]
    [InlineData("Trực tiếp150,000 VNĐ", "Thời gian dính liền với phí, không tách được.")]
    [InlineData("Trực tuyến18 Ngày làm việcMiễn phíTrực tiếp4 Ngày làm việcMiễn phí", "Thời hạn khác nhau theo cách nộp.")]
    [InlineData("Trực tiếp7 NgàyMiễn phí07 ngày làm việc kể từ khi đủ hồ sơ", "Bảng ghi 7 ngày, phần mô tả còn ghi 07 ngày làm việc.")]
    [InlineData("không có bảng", "Không ghi thời hạn giải quyết.")]
    public void A_term_that_is_not_certain_waits_for_an_officer(string rows, string reason)
    {
        var content = Content(rows);

        Assert.Contains(reason, Samples.ReasonsOf(content, "term"));
        Assert.False(content.IsReady());
    }

    [Fact]
    public void A_channel_named_in_prose_begins_no_row()
    {
        var content =
            Content("Trực tuyến5 Ngày làm việcMiễn phí- Trực tiếp tại xã, hoặc Trực tuyến 5 ngày làm việcTrực tiếp5 Ngày làm việcMiễn phí");

        Assert.Equal([Channel.Counter, Channel.Online], content.Channels);
        Assert.True(content.IsReady());
    }

    [Theory]
    [InlineData("4,500,000 Việt Nam Đồng", 4_500_000, FeePer.Case)]
    [InlineData("10,000 VNĐ(/trường hợp)", 10_000, FeePer.Case)]
    [InlineData("2,000 Việt Nam Đồng(/trang)", 2_000, FeePer.Page)]
    [InlineData("900 VNĐ(/bản)", 900, FeePer.Copy)]
    [InlineData("50,000 VNĐ(/di chúc)", 50_000, FeePer.Item)]
    [InlineData("Miễn phí", 0, FeePer.Case)]
    public void A_fee_is_whole_dong_per_what_its_note_says(string cell, long amount, FeePer per)
    {
        var content = Content($"Trực tiếp5 Ngày{cell}");

        var fee = Assert.Single(content.Fees);
        Assert.Equal((amount, per, null), (fee.Amount, fee.Per, fee.Channel));
        Assert.Empty(Samples.ReasonsOf(content, "fees"));
    }

    [Fact]
    public void Fees_that_differ_by_channel_stay_apart()
    {
        var content = Content("Trực tuyến7 Ngày10,000 VNĐTrực tiếp7 Ngày20,000 VNĐ");

        Assert.Equal([(10_000L, Channel.Online), (20_000L, Channel.Counter)], content.Fees.Select(fee => (fee.Amount, fee.Channel!.Value)));
    }

    [Theory]
    [InlineData("Không có thông tin", "Không ghi mức phí, lệ phí.")]
    [InlineData("10 USD(/bản)", "Mức thu ghi bằng USD, không phải đồng Việt Nam.")]
    [InlineData(
        "Miễn phí(Mức cụ thể do Hội đồng nhân dân tỉnh (khoá mới) quyết định.)", "Mức thu do văn bản khác quy định, cần ghi mức của tỉnh.")]
    [InlineData("5,000 VNĐ(nộp trực tuyến thu 7.000 đồng/lần)", "Cột phí ghi 5.000 đ, phần giải thích còn ghi 7.000 đ.")]
    public void A_fee_that_is_not_certain_is_flagged_but_does_not_hold_the_version_back(string cell, string reason)
    {
        var content = Content($"Trực tiếp5 Ngày{cell}");

        Assert.Contains(reason, Samples.ReasonsOf(content, "fees"));
        Assert.True(content.IsReady());
    }

    private static ProcedureContent Content(string rows) => Samples.Read(("cach_thuc_thuc_hien", Samples.RowsHeader + rows));
}

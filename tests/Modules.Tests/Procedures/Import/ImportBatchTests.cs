using System.Text;
using XaDienTu.Procedures.Import;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Import;

public sealed class ImportBatchTests
{
    public static TheoryData<byte[], string> BadFiles => new()
    {
        { Encoding.UTF8.GetBytes("không phải json"), "Tệp không phải JSON, hỏng ở dòng 1." },
        { Encoding.UTF8.GetBytes("{\n\"ma_thu_tuc\": \n"), "Tệp không phải JSON, hỏng ở dòng 3." },
        { Encoding.UTF8.GetBytes(""), "Tệp không phải JSON, hỏng ở dòng 1." },
        { Encoding.UTF8.GetBytes("[]"), "Tệp phải chứa đúng một thủ tục, trong dấu { }." },
        { Encoding.UTF8.GetBytes("{}"), "Thiếu mã thủ tục (ma_thu_tuc)." },
        { Encoding.UTF8.GetBytes("""{"ma_thu_tuc": null}"""), "Thiếu mã thủ tục (ma_thu_tuc)." },
        { Encoding.UTF8.GetBytes("""{"ma_thu_tuc": 1.000314}"""), "Mục “ma_thu_tuc” phải là chữ, đang là kiểu khác." },
        { Encoding.UTF8.GetBytes("""{"ma_thu_tuc": "1.000314", "linh_vuc": ["a"]}"""), "Mục “linh_vuc” phải là chữ, đang là kiểu khác." },
        { Encoding.UTF8.GetBytes("""{"ma_thu_tuc": "../x"}"""), "Mã thủ tục “../x” không đúng dạng như 1.001193." },
        { Encoding.UTF8.GetBytes("""{"ma_thu_tuc": "\uD800"}"""), "Tệp có ký tự hỏng, không đọc được thành chữ." },
        { Encoding.UTF8.GetBytes(new string('[', 5000)), "Tệp không phải JSON, hỏng ở dòng 1." },
        { Encoding.Unicode.GetBytes("""{"ma_thu_tuc": "1.000314"}"""), "Tệp không phải JSON, hỏng ở dòng 1." },
        { [0x7B, 0xFF, 0xFE, 0x7D], "Tệp không viết bằng bảng mã UTF-8. Lưu lại tệp bằng UTF-8 rồi nhập." },
        { new byte[PublishedRecord.LargestFile + 1], "Tệp nặng 5 MB, chỉ nhận tới 5 MB." },
    };

    [Theory, MemberData(nameof(BadFiles))]
    public void A_bad_file_gets_one_sentence_and_the_others_are_read(byte[] bad, string reason)
    {
        var report = ImportBatch.Read([new SourceFile("xau.json", bad), Samples.File(Samples.Record())], Samples.Today);

        Assert.Equal(new RefusedFile("xau.json", reason), Assert.Single(report.Refused));
        Assert.Single(report.Records);
    }

    [Fact]
    public void The_second_file_of_a_code_is_refused_by_name()
    {
        var report =
            ImportBatch.Read([Samples.File(Samples.Record(), "mot.json"), Samples.File(Samples.Record(), "hai.json")], Samples.Today);

        Assert.Equal(new RefusedFile("hai.json", "Mã 1.900001 đã có trong tệp mot.json."), Assert.Single(report.Refused));
    }

    [Fact]
    public void A_record_with_nothing_but_its_code_is_a_draft_full_of_flags()
    {
        var report = ImportBatch.Read([Samples.Text("""{"ma_thu_tuc": "1.900002"}""")], Samples.Today);

        var record = Assert.Single(report.Records);
        Assert.False(record.IsReady);
        Assert.Superset(new HashSet<string> { "name", "field", "level", "term", "documents", "results" }, record.FlaggedFields.ToHashSet());
    }

    [Fact]
    public void The_report_counts_fields_and_says_what_waits()
    {
        var unclear = Samples.Record("1.900002");
        unclear["cach_thuc_thuc_hien"] = Samples.RowsHeader + "Trực tiếp3Miễn phí";

        var report =
            ImportBatch.Read([Samples.File(Samples.Record()), Samples.File(unclear), Samples.Text("?", "xau.json")], Samples.Today);
        var text = report.ToText();

        Assert.Equal((23, 3), (report.FieldsRead, report.FieldsFlagged));
        Assert.Contains("1.900002  11 mục đọc được, 2 mục chờ xem  bản nháp  Cấp giấy phép nuôi ong", text, StringComparison.Ordinal);
        Assert.Contains("Thời hạn: Chỉ ghi số 3, không ghi đơn vị thời gian.", text, StringComparison.Ordinal);
        Assert.Contains("Không nhập xau.json: Tệp không phải JSON, hỏng ở dòng 1.", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "Cộng: 2 thủ tục (1 công bố được, 1 bản nháp), 23 mục đọc được, 3 mục chờ xem, 1 tệp không nhập." + Environment.NewLine, text,
            StringComparison.Ordinal);
    }
}

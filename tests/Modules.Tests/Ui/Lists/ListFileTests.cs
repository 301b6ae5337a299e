using System.Text;
using MiniExcelLibs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Modules.Tests.Printing;
using XaDienTu.Ui.Lists;
using XaDienTu.Ui.Lists.Files;
using Xunit;

namespace XaDienTu.Modules.Tests.Ui.Lists;

/// <summary>A list in a file: all of it or a word that it was cut, and nothing that a spreadsheet would run.</summary>
public sealed class ListFileTests
{
    private static readonly ListOf<Row> Rows = new()
    {
        Title = "Danh sách thử",
        Rows = new Row[]
        {
            new(1, "Vi Văn Păn", 1_250, new DateOnly(2026, 11, 3)), new(2, "=HYPERLINK(\"http://la\")", -5, null),
            new(3, "Hai\ndòng, \"ngoặc\"", 0, null), new(4, "Bốn", 4, null), new(5, "Năm", 5, null),
        }.AsQueryable(),
        Order = Keyset.By((Row row) => row.Id),
        Columns =
        [
            new("Họ tên", row => new(row.Name) { Note = row.Id == 1 ? "mã 1" : null }) { Look = ListLook.Name },
            new("Số", row => ListCell.Number(row.Number)) { Look = ListLook.Number },
            new("Ngày", row => ListCell.Day(row.Day)),
            new("Việc", row => ListCell.Button("Mở", "/", "Mở dòng")) { Look = ListLook.Acts },
        ],
        Empty = new("Không có gì."),
    };

    [Fact]
    public async Task Csv_is_read_by_spreadsheets_and_runs_nothing()
    {
        var bytes = await BytesAsync(ListFileKind.Csv, 100);
        var lines = Encoding.UTF8.GetString(bytes).TrimEnd().Split("\r\n");

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal("\uFEFFHọ tên,Số,Ngày", lines[0]);
        Assert.Equal("Vi Văn Păn (mã 1),1.250,03/11/2026", lines[1]);
        Assert.StartsWith("\"'=HYPERLINK(", lines[2], StringComparison.Ordinal);
        Assert.Equal("\"Hai dòng, \"\"ngoặc\"\"\",0,", lines[3]);
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public async Task A_workbook_has_numbers_and_days_as_such()
    {
        using var file = new MemoryStream(await BytesAsync(ListFileKind.Xlsx, 100));
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();

        Assert.Equal(5, rows.Count);
        Assert.Equal(["Họ tên", "Số", "Ngày"], rows[0].Keys);
        Assert.Equal(1_250d, rows[0]["Số"]);
        Assert.Equal(new DateTime(2026, 11, 3), rows[0]["Ngày"]);
        Assert.Equal("=HYPERLINK(\"http://la\")", rows[1]["Họ tên"]);
    }

    [Fact]
    public async Task A_printed_table_says_whose_it_is()
    {
        var text = PdfText.Flowing(PdfText.All(await BytesAsync(ListFileKind.Pdf, 100)));

        Assert.Contains("DANH SÁCH THỬ", text, StringComparison.Ordinal);
        Assert.Contains("UBND phường thử. Lý Thị Mẩy lập lúc", text, StringComparison.Ordinal);
        Assert.Contains("Trạng thái: Bản nháp", text, StringComparison.Ordinal);
        Assert.Contains("Vi Văn Păn", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("Xlsx")]
    [InlineData("Pdf")]
    public async Task What_was_cut_says_so(string kind)
    {
        var bytes = await BytesAsync(Enum.Parse<ListFileKind>(kind), 3);
        var text = kind switch
        {
            "Csv" => Encoding.UTF8.GetString(bytes),
            "Pdf" => PdfText.Flowing(PdfText.All(bytes)),
            _ => string.Join(' ', new MemoryStream(bytes).Query().Cast<IDictionary<string, object?>>().SelectMany(row => row.Values)),
        };

        Assert.Contains("Tệp dừng ở 3 dòng.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bốn", text, StringComparison.Ordinal);
    }

    private static async Task<byte[]> BytesAsync(ListFileKind kind, int most)
    {
        var sheet = new ListSheet(
            Rows.Title, [.. Rows.Columns.Where(column => column.InFiles)], most, "Trạng thái: Bản nháp", "Lý Thị Mẩy", "UBND phường thử",
            new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
        var answer = await ListFile.WriteAsync(kind, sheet, sheet.ReadAsync(Rows, Rows.Reader(Rows.Rows), default), default);
        await using var file = answer.FileStream;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private sealed record Row(int Id, string Name, long Number, DateOnly? Day);
}

using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Ui.Lists;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Ui.Catalogue;

/// <summary>The list with its states.</summary>
[AllowAnonymous]
internal sealed class ListsModel(PageFrame frame, ListReading lists, TimeProvider time) : PageModel
{
    private static readonly Keyset<Sample> ByNumber = Keyset.By((Sample row) => row.Number);

    public ShownList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!frame.ShowCatalogue)
        {
            return NotFound();
        }

        frame.Layout = Layouts.Officer;
        List = await lists.ReadAsync(this, Samples(time.GetUtcNow()), cancellation);
        return List.Answer;
    }

    private static ListOf<Sample> Samples(DateTimeOffset now) => new()
    {
        Title = "Hồ sơ mẫu",
        Rows = Enumerable.Range(1, 60).Select(number => new Sample(number, now)).AsQueryable(),
        Order = ByNumber,
        Tabs = new("Hồ sơ mẫu", "", [new("", "Tất cả", "60"), new("moi", "Mới")]),
        Columns =
        [
            new("Người nộp", row => ListCell.Link(row.Name, "#" + row.Code, row.Number == 2 ? "nộp thay cho người nhà" : null))
            {
                Look = ListLook.Name,
            },
            new("Thủ tục", row => row.Procedure) { SaysItself = true },
            new("Mã hồ sơ", row => row.Code) { Look = ListLook.Code },
            new("Lệ phí", row => ListCell.Money(row.Number * 5_000L)) { Look = ListLook.Number },
            new("Nộp ngày", row => ListCell.Moment(row.At)) { Upwards = false },
            new("Trạng thái", row =>
                row.Number % 3 == 0 ? ListCell.Chip(Tone.Warn, "Chờ bổ sung") : ListCell.Chip(Tone.Ok, "Đang giải quyết"))
            {
                SaysItself = true,
            },
            new("Hạn", row => ListCell.Due(DeadlineChip.Of(row.At.AddDays(9), now), "#han")) { SaysItself = true },
            new("Việc", row => ListCell.Button("Mở", "#" + row.Code, $"Mở hồ sơ của {row.Name}")) { Look = ListLook.Acts },
        ],
        Filters =
        [
            new WordsFilter<Sample>("q", "Tìm theo tên, mã", (rows, word) => rows.Where(row => row.Words.Contains(word))),
            new ChoiceFilter<Sample>("trang-thai", "Trạng thái", "Mọi trạng thái",
                [new("cho", "Chờ bổ sung", rows => rows.Where(row => row.Number % 3 == 0))]),
            new DaysFilter<Sample>(
                "tu", "Nộp từ ngày", "den", "Đến ngày", (rows, from, before) => rows.Where(row => row.At >= from && row.At < before)),
        ],
        FilterWords = "Lọc hồ sơ",
        Counts = true,
        Empty = new("Chưa có hồ sơ nào.", "Hồ sơ nộp tại quầy và trên mạng đều vào danh sách này."),
    };

    private sealed record Sample(int Number, DateTimeOffset Now)
    {
        public string Name => Number == 2
            ? "Nguyễn Phúc Bảo Hoàng Thị Thanh Nhàn, con ông Nguyễn Phúc Vĩnh Trường An"
            : $"Lý Thị Mẩy {Number}";

        public string Procedure => Number == 2
            ? "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển đổi, chuyển nhượng, tặng cho"
            : "Đăng ký khai sinh";

        public string Code => "H03.24.12-261124-" + Number.ToString("0000", CultureInfo.InvariantCulture);

        public DateTimeOffset At => Now.AddHours(-9 * Number);

        public string Words => FoldedText.Of(Name, Code);
    }
}

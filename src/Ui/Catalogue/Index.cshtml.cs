using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Ui.Forms;
using XaDienTu.Ui.Histories;
using XaDienTu.Ui.Parts;
using XaDienTu.Ui.Pictures;

namespace XaDienTu.Ui.Catalogue;

/// <summary>Every component with its states; the page that screenshot and accessibility tests look at.</summary>
[AllowAnonymous]
internal sealed class IndexModel(PageFrame frame, TimeProvider time) : PageModel
{
    public SampleForm Form { get; } = new();

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public IReadOnlyList<SelectListItem> Communes { get; } = [new("Xã Một", "1"), new("Xã Hai", "2"), new("Phường Ba", "3")];

    public IReadOnlyList<SelectListItem> Ways { get; } =
    [
        new("Bản điện tử", "e") { Group = new SelectListGroup { Name = "Nằm trong kho giấy tờ, có ngay khi ký xong" } },
        new("Tại bộ phận một cửa", "c"),
        new("Gửi về nhà qua bưu điện", "p"),
    ];

    public IReadOnlyList<PathNode> ShortPath { get; } =
    [
        new("Nộp", "Người dân", StepState.Done, "24/11 16:40"),
        new("Kiểm tra", "Bộ phận một cửa", StepState.Done, "25/11 08:10"),
        new("Đăng ký khai sinh", "Tư pháp – hộ tịch", StepState.Current),
        new("Trả kết quả", "Bộ phận một cửa", StepState.Next, "hẹn 25/11 17:00"),
    ];

    public IReadOnlyList<PathNode> LongPath { get; } =
    [
        new("Nhận", "Bộ phận một cửa", StepState.Done, "10/11 09:02"),
        new("Kiểm tra", "Chi nhánh đăng ký đất đai", StepState.Done, "11/11 14:20"),
        new("Trích đo", "Chi nhánh đăng ký đất đai", StepState.Done, "13/11 10:00"),
        new("Xác nhận của xã", "UBND xã", StepState.Done, "14/11 15:30"),
        new("Thẩm định biến động đất đai", "Phòng Kinh tế", StepState.Late, "hạn 20/11"),
        new("Tính nghĩa vụ tài chính", "Thuế cơ sở", StepState.Next),
        new("Trình ký", "Phòng Kinh tế", StepState.Next),
        new("Ký số", "Chủ tịch UBND xã", StepState.Next),
        new("Trả kết quả", "Bộ phận một cửa", StepState.Next, "hẹn 28/11 17:00"),
    ];

    public IReadOnlyList<TimelineEntry> Timeline { get; } =
    [
        new("Đã nhận hồ sơ", "24/11 16:40", "Bộ phận một cửa", "tự động"),
        new("Kiểm tra đủ giấy tờ", "25/11 08:10", "Bộ phận một cửa", "Hoàng Thị Nhung", "25/11 10:00", "Giấy chứng sinh rõ, đủ bốn góc."),
        new("Đăng ký khai sinh", "từ 08:15", "Tư pháp – hộ tịch", "Vi Văn Păn", "25/11 11:30", State: StepState.Current),
        new("Trả kết quả", null, "Bộ phận một cửa", null, "25/11 17:00", State: StepState.Next),
    ];

    public IReadOnlyList<ChartBar> Bars { get; } =
    [
        new("Phường Ba", 98.8, "98,8 %", Tone.Ok), new("Xã Năm", 95.1, "95,1 %", Tone.Ok),
        new("Xã Hai", 88.9, "88,9 %", Tone.Warn, "#xa-hai"),
        new("Xã Một", 84.2, "84,2 %", Tone.Err, "#xa-mot"),
    ];

    public IReadOnlyList<ChartStack> Stacks { get; } =
    [
        new("Đất đai", [1_204, 96, 41], "#dat-dai"), new("Hộ tịch", [2_310, 40, 3]),
        new("Bảo trợ xã hội, người có công và trẻ em", [420, 31, 12]),
    ];

    public IReadOnlyList<FormSection> Sections { get; } =
    [
        new("Người đề nghị",
            [new("Mau.Ten", "Họ, chữ đệm và tên") { Value = "Lý Thị Mẩy" },
            new("Mau.Dien-thoai", "Số điện thoại", "phone") { IsOptional = true }])
        {
            Lead = "Các câu hỏi đi cùng nhau đứng dưới một đề mục.",
        },
        new("Nội dung", [new("Mau.Ghi-chu", "Ghi chú", "textarea") { Rows = 2, Hint = "Viết ngắn" }]),
    ];

    public History History { get; } = new(
        [
            new("Đồng ý vai trò của chương trình", "08:10 25/11/2026", Person: "Hoàng Thị Nhung", Note: "vai trò: Cán bộ một cửa"),
            new("Đăng ký chương trình", "16:40 24/11/2026", Person: "Vi Văn Păn"),
        ], IsCut: true);

    public IReadOnlyList<string> Months { get; } = ["Th 6", "Th 7", "Th 8", "Th 9", "Th 10", "Th 11"];

    public IReadOnlyList<ChartSeries> Series { get; } =
    [
        new("Đất đai", [41, 52, 60, 47, 31, 22]), new("Hộ tịch", [12, 9, 14, 11, 8, 6]), new("Xây dựng", [20, 26, null, 30, 24, 19]),
    ];

    public IActionResult OnGet([FromQuery(Name = "loi")] bool withErrors, [FromQuery(Name = "trang")] string? pages)
    {
        if (!frame.ShowCatalogue)
        {
            return NotFound();
        }

        if (pages == "can-bo")
        {
            frame.Layout = Layouts.Officer;
        }

        if (withErrors)
        {
            ModelState.AddModelError("Form.PersonalId", "Số căn cước phải đủ 12 chữ số, mới có 11.");
            ModelState.AddModelError("Form.Born", "Ngày 31/04/1996 không có. Kiểm tra lại ngày hoặc tháng.");
            ModelState.AddModelError("Form.Commune", "Chọn xã nơi đang ở.");
            ModelState.AddModelError("Form.Way", "Chọn cách nhận kết quả.");
        }

        return Page();
    }

    internal sealed class SampleForm
    {
        public string? Name { get; set; } = "Lý Thị Mẩy";

        public string? PersonalId { get; set; } = "024196001234";

        public string? Phone { get; set; } = "0987654321";

        public DateInput Born { get; set; } = new() { Day = "31", Month = "4", Year = "1996" };

        public string? Commune { get; set; }

        public string? Way { get; set; }

        public string[] Papers { get; set; } = ["e"];

        public bool Agree { get; set; } = true;

        public string? Note { get; set; }

        public string? File { get; set; }
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Ui.Catalogue;

/// <summary>How a page asks once more; its button changes nothing here.</summary>
[AllowAnonymous]
internal sealed class ConfirmingModel(PageFrame frame) : PageModel
{
    public Confirm Question { get; } = new("", "Ngừng chương trình Phần mềm một cửa?", "Ngừng chương trình", "/he-thong-giao-dien")
    {
        Facts = [new("Mã", "phan-mem-mot-cua-1f3a9c20") { IsCode = true }, new("Cơ quan", "UBND phường Thọ Xương"), new("Ghi chú", null)],
        Consequences = ["Chương trình không làm được gì nữa, và không mở lại được.", "Sau này cần thì đăng ký chương trình mới."],
    };

    public IActionResult OnGet() => frame.ShowCatalogue ? Page() : NotFound();
}

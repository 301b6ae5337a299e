using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace XaDienTu.Host.Web;

/// <summary>What a person sees for a status without a page of its own; also answers a refused form post.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorStatusPageModel : PageModel
{
    public string Sentence { get; private set; } = "";

    /// <summary>The page that was asked for, where it can be opened again.</summary>
    public string? Back { get; private set; }

    public void OnGet() => Say();

    public void OnPost() => Say();

    // Not bound like other inputs: binding would look into the form that could not be read.
    private void Say()
    {
        if (StaleForms.IsOn(HttpContext))
        {
            Sentence =
                "Trang này mở từ trước khi đăng nhập hoặc đăng xuất ở thẻ khác, nên lần gửi vừa rồi chưa được ghi. Mở lại trang rồi gửi lại.";
            Back = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
                ? asked.OriginalPath + asked.OriginalQueryString
                : null;
            return;
        }

        Sentence = ErrorPage.Words(int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture)).Sentence;
    }
}

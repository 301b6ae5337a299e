using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Inputs;

namespace XaDienTu.Host.Web;

/// <summary>What a person sees for a status without a page of its own; also answers a refused form post.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorStatusPageModel : PageModel
{
    public string Sentence { get; private set; } = "";

    public void OnGet([Between(0, 999)] int status) => Sentence = ErrorPage.Words(status).Sentence;

    public void OnPost([Between(0, 999)] int status) => Sentence = ErrorPage.Words(status).Sentence;
}

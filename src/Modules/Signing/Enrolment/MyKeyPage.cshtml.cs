using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Web;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Enrolment;

/// <summary>The officer's own key: choose the PIN that makes it, change the PIN, the picture of the handwritten signature.</summary>
[Authorize(Policies.Officer)]
[TakesUploads(MaxImageBytes + 100_000)]
internal sealed class MyKeyPage(SigningDb db, ActivateKey activate, ChangePin change, KeepSignerImage keepImage, ActorAccessor who,
    TimeProvider clock) : PageModel
{
    public const string Address = "/can-bo/chu-ky-cua-toi";
    private const int MaxImageBytes = 8 * 1024 * 1024;

    [BindProperty]
    public PinForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public CertificateRecord? Record { get; private set; }

    public CertificateApplication? Approved { get; private set; }

    public bool IsAsked { get; private set; }

    public string? Image { get; private set; }

    public string Sent { get; private set; } = "";

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostActivateAsync(Guid application, CancellationToken cancellation) => await AnswerAsync(
        "activate", await activate.RunAsync(new(application, Form.Pin, Form.PinAgain), who.Actor, cancellation),
        "Đã có chứng thư. Bạn ký số được ngay.", cancellation);

    public async Task<IActionResult> OnPostPinAsync(Guid certificate, CancellationToken cancellation) => await AnswerAsync(
        "pin", await change.RunAsync(new(certificate, Form.OldPin, Form.NewPin, Form.NewPinAgain), who.Actor, cancellation),
        "Đã đổi mã PIN.", cancellation);

    public async Task<IActionResult> OnPostImageAsync(CancellationToken cancellation)
    {
        byte[]? picture = null;
        if (Form.Image is { Length: > 0 and <= MaxImageBytes } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellation);
            picture = bytes.ToArray();
        }

        return await AnswerAsync("image", await keepImage.RunAsync(picture, who.Actor, cancellation), "Đã lưu ảnh chữ ký.", cancellation);
    }

    private async Task<IActionResult> AnswerAsync<T>(string sent, Result<T> result, string done, CancellationToken cancellation)
    {
        if (result.Ok)
        {
            Done = done;
            return Redirect(Address);
        }

        Sent = sent;
        await ShowAsync(cancellation);
        return this.Show(result.Error, field => $"Form.{field}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var me = who.Actor.OfficerId;
        var open = await db.Applications.AsNoTracking().Where(application => application.OfficerId == me)
            .OrderByDescending(application => application.Id).FirstOrDefaultAsync(cancellation);
        Approved = open is { State: ApplicationState.Approved } ? open : null;
        IsAsked = open is { State: ApplicationState.Requested };
        Record = await db.Certificates.AsNoTracking()
            .Where(record => record.Use == CertificateUse.Person && record.OfficerId == me && record.RevokedAt == null)
            .OrderByDescending(record => record.ValidTo).FirstOrDefaultAsync(cancellation);
        var png = await db.Images.AsNoTracking().Where(image => image.HolderId == me).Select(image => image.Png)
            .FirstOrDefaultAsync(cancellation);
        Image = png is null ? null : $"data:image/png;base64,{Convert.ToBase64String(png)}";
    }
}

internal sealed class PinForm
{
    [MostLetters(Letters.Key, Kind = TextKind.Secret)]
    public string? Pin { get; set; }

    [MostLetters(Letters.Key, Kind = TextKind.Secret)]
    public string? PinAgain { get; set; }

    [MostLetters(Letters.Key, Kind = TextKind.Secret)]
    public string? OldPin { get; set; }

    [MostLetters(Letters.Key, Kind = TextKind.Secret)]
    public string? NewPin { get; set; }

    [MostLetters(Letters.Key, Kind = TextKind.Secret)]
    public string? NewPinAgain { get; set; }

    public IFormFile? Image { get; set; }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Organizations.Registers;

/// <summary>What became of one number, and what still may.</summary>
[Authorize(Policies.Officer)]
internal sealed class NumberPage(
    RegisterReading reading, UseNumber use, VoidNumber voidNumber, ActorAccessor who, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public UseNumberForm Use { get; set; } = new();

    [BindProperty]
    public VoidNumberForm Void { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public RegisterView Register { get; private set; } = null!;

    public NumberView View { get; private set; } = null!;

    public bool IsVoiding { get; private set; }

    public DateOnly Today => clock.VietnamToday();

    public static string AddressOf(Guid id, int number) => $"{RegisterPage.AddressOf(id)}/{number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
        {
            return NotFound();
        }

        Use.Words = View.Words;
        return Page();
    }

    public async Task<IActionResult> OnPostUseAsync(CancellationToken cancellation) => await AnswerAsync(
        await use.RunAsync(new(Id, Number, Use.Words), who.Actor, cancellation), nameof(Use), "Đã ghi giấy tờ mang số này", cancellation);

    public async Task<IActionResult> OnPostVoidAsync(CancellationToken cancellation)
    {
        IsVoiding = true;
        return await AnswerAsync(
            await voidNumber.RunAsync(new(Id, Number, Void.Reason), who.Actor, cancellation), nameof(Void), "Đã hủy số", cancellation);
    }

    private async Task<IActionResult> AnswerAsync(Result<GivenNumber> result, string form, string done, CancellationToken cancellation)
    {
        if (result.Ok)
        {
            Done = done;
            return Redirect(AddressOf(Id, Number));
        }

        // What somebody else wrote meanwhile is seen at once.
        return await ShowAsync(cancellation) ? this.Show(result.Error, field => $"{form}.{field}") : NotFound();
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await RegisterRights.FindAsync(reading, Id, who.Actor, cancellation) is not { } register
            || await reading.NumberAsync(Id, Number, cancellation) is not { } found)
        {
            return false;
        }

        (Register, View) = (register, found);
        return true;
    }
}

internal sealed class UseNumberForm
{
    [MostLetters(NumberUse.MaxWordsLength)]
    public string? Words { get; set; }
}

internal sealed class VoidNumberForm
{
    [MostLetters(VoidNumber.MaxReasonLength)]
    public string? Reason { get; set; }
}

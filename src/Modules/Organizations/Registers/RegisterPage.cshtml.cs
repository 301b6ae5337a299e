using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Organizations.Registers;

/// <summary>A register: every number from its first with what became of it, and the next one to take.</summary>
[Authorize(Policies.Officer)]
internal sealed class RegisterPage(RegisterReading reading, TakeNumber take, ActorAccessor who, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    [MostLetters(Letters.Key)]
    public string? State { get; set; }

    /// <summary>Numbers below this one.</summary>
    [BindProperty(SupportsGet = true, Name = "duoi")]
    [Between(1, int.MaxValue)]
    public int? Below { get; set; }

    [BindProperty]
    public TakeNumberForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public RegisterView Register { get; private set; } = null!;

    public IReadOnlyList<NumberView> Numbers { get; private set; } = [];

    public string? NextUrl { get; private set; }

    public DateOnly Today => clock.VietnamToday();

    /// <summary>A year's register gives numbers in its year only.</summary>
    public bool IsOpen => Register.Key.Year == 0 || Register.Key.Year == Today.Year;

    public static IReadOnlyList<SelectListItem> States { get; } =
        [new("Đã dùng", "da-dung"), new("Đang giữ", "dang-giu"), new("Đã hủy", "da-huy")];

    public static string AddressOf(Guid id) => $"{RegistersPage.Address}/{id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var taken = await take.RunAsync(new(Id, Form.Words, Form.HoldUntil, Form.Key), who.Actor, cancellation);
        if (taken.Ok)
        {
            Done = Form.HoldUntil is null ? $"Đã lấy số {taken.Value.Text}" : $"Đã giữ số {taken.Value.Text}";
            return Redirect(AddressOf(Id));
        }

        return await ShowAsync(cancellation) ? this.Show(taken.Error, field => $"{nameof(Form)}.{field}") : NotFound();
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await RegisterRights.FindAsync(reading, Id, who.Actor, cancellation) is not { } found)
        {
            return false;
        }

        Register = found;
        Form.Key ??= Guid.CreateVersion7().ToString();
        NumberState? state = State switch
        {
            "da-dung" => NumberState.Used,
            "dang-giu" => NumberState.Held,
            "da-huy" => NumberState.Void,
            _ => null,
        };
        var rows = await reading.NumbersAsync(Id, state, Below, cancellation);
        Numbers = [.. rows.Take(RegisterReading.NumbersOnPage)];
        NextUrl = rows.Count > Numbers.Count
            ? $"{AddressOf(Id)}?duoi={Numbers[^1].Number}" + (state is null ? "" : $"&trang-thai={State}")
            : null;
        return true;
    }
}

internal sealed class TakeNumberForm
{
    [MostLetters(NumberUse.MaxWordsLength)]
    public string? Words { get; set; }

    public DateOnly? HoldUntil { get; set; }

    [MostLetters(Letters.Key)]
    public string? Key { get; set; }
}

using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Organizations.Registers;

/// <param name="HoldUntil">Given: the number is held for a paper that comes by then.</param>
/// <param name="Key">Of the form that was shown: sent twice, it gives one number.</param>
internal sealed record TakeNumberInput(Guid RegisterId, string? Words, DateOnly? HoldUntil, string? Key);

/// <summary>Takes the next number by hand, for a paper that no module of the platform makes.</summary>
internal sealed class TakeNumber(Idempotent idempotent, RegisterReading registers, Numbering numbering, TimeProvider clock)
{
    public Task<Result<GivenNumber>> RunAsync(TakeNumberInput input, Actor actor, CancellationToken cancellation) =>
        idempotent.RunAsync<GivenNumber>(actor, input.Key, JsonText.Of(input), async () =>
    {
        if (await RegisterRights.FindAsync(registers, input.RegisterId, actor, cancellation) is not { } register)
        {
            return RegisterRights.Unknown;
        }

        var today = clock.VietnamToday();
        if (register.Key.Year > 0 && register.Key.Year != today.Year)
        {
            return Error.Conflict("registers.past-year", $"Sổ năm {register.Key.Year} không lấy số nữa. Mở sổ năm {today.Year} để lấy số.");
        }

        var words = TypedText.Line(input.Words);
        var faults = Faults(words, input.HoldUntil, today, register);
        return faults.Count > 0 ? Error.Invalid("registers.take", faults)
            : input.HoldUntil is { } until
                ? await numbering.HoldAsync(register.Key, register.Plan, words, until, actor, cancellation)
                : await numbering.TakeAsync(register.Key, register.Plan, new NumberUse(words), actor, cancellation);
    }, cancellation);

    private static Dictionary<string, string> Faults(string words, DateOnly? until, DateOnly today, RegisterView register)
    {
        var faults = new Dictionary<string, string>();
        if (WordsFault(words) is { } fault)
        {
            faults[nameof(TakeNumberInput.Words)] = fault;
        }

        if (until < today || (register.Key.Year > 0 && until?.Year > register.Key.Year))
        {
            faults[nameof(TakeNumberInput.HoldUntil)] = register.Key.Year > 0
                ? $"Chọn ngày từ hôm nay, {VietnamTime.Short(today)}, đến hết năm {register.Key.Year}."
                : $"Chọn ngày từ hôm nay, {VietnamTime.Short(today)}, trở đi.";
        }

        return faults;
    }

    public static string? WordsFault(string words) => words.Length is 0 or > NumberUse.MaxWordsLength
        ? $"Ghi số này dùng cho việc gì, không quá {NumberUse.MaxWordsLength} chữ."
        : null;
}

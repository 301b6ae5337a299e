using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Organizations.Registers;

internal sealed record UseNumberInput(Guid RegisterId, int Number, string? Words);

/// <summary>Says which paper a number that was held stands on.</summary>
internal sealed class UseNumber(Work work, RegisterReading registers, Numbering numbering)
{
    public static readonly Error Overtaken =
        Error.Conflict("registers.number-changed", "Người khác vừa ghi vào số này. Xem lại số trong sổ rồi làm tiếp.");

    public Task<Result<GivenNumber>> RunAsync(UseNumberInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, async () =>
    {
        if (await RegisterRights.FindAsync(registers, input.RegisterId, actor, cancellation) is null)
        {
            return RegisterRights.Unknown;
        }

        var words = TypedText.Line(input.Words);
        return TakeNumber.WordsFault(words) is { } fault
            ? Error.Field("registers.use", nameof(input.Words), fault)
            : await numbering.UseAsync(input.RegisterId, input.Number, new NumberUse(words), actor, cancellation);
    }, cancellation);
}

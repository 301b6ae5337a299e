using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Organizations.Registers;

internal sealed record VoidNumberInput(Guid RegisterId, int Number, string? Reason);

/// <summary>Voids a number: it stays in the register with its reason.</summary>
internal sealed class VoidNumber(Work work, RegisterReading registers, Numbering numbering)
{
    public const int MaxReasonLength = 500;

    public Task<Result<GivenNumber>> RunAsync(VoidNumberInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(UseNumber.Overtaken, async () =>
    {
        if (await RegisterRights.FindAsync(registers, input.RegisterId, actor, cancellation) is not { } register)
        {
            return RegisterRights.Unknown;
        }

        var reason = TypedText.Line(input.Reason);
        if (reason.Length is 0 or > MaxReasonLength)
        {
            return Error.Field("registers.void", nameof(input.Reason), $"Ghi lý do hủy, không quá {MaxReasonLength} chữ.");
        }

        // A module's paper bears it: there it is withdrawn first, and its number with it.
        return register.Key.Code.Contains('.', StringComparison.Ordinal)
            && (await registers.NumberAsync(input.RegisterId, input.Number, cancellation))?.State is NumberState.Used
            ? Error.Conflict("registers.of-module", "Số này đang nằm trên một giấy tờ của nền tảng. Thu hồi giấy tờ ấy, số sẽ hủy theo.")
            : await numbering.VoidAsync(input.RegisterId, input.Number, reason, actor, cancellation);
    }, cancellation);
}

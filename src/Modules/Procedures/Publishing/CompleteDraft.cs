using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Publishing;

/// <param name="EditedFrom">The version the officer saw: a later change by somebody else is not overwritten.</param>
/// <param name="Confirmed">Flagged fields the officer has looked at and settled.</param>
internal sealed record CompleteDraftInput(
    Guid VersionId,
    int EditedFrom,
    string Name,
    string Field,
    string CompetentLevel,
    string? CompetentFunction,
    int? TermAmount,
    TermUnit TermUnit,
    StartPolicy TermPolicy,
    string? TermText,
    IReadOnlyList<Fee> Fees,
    IReadOnlyList<string> Confirmed);

/// <summary>An officer completes what an import could not read; flags of confirmed fields go, the others stay.</summary>
internal sealed class CompleteDraft(ProceduresDb db, Work work, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict(
        "procedures.changed", "Người khác vừa sửa bản này. Tải lại trang để xem rồi sửa tiếp.");

    public Task<Result<Done>> RunAsync(CompleteDraftInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(CompleteDraftInput input, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Holds(OfficerRole.BusinessAdministrator))
        {
            return Error.Forbidden("procedures.edit", "Chỉ người quản trị nghiệp vụ sửa được thủ tục.");
        }

        var version = await db.Versions.SingleOrDefaultAsync(version => version.Id == input.VersionId, cancellation);
        if (version is null)
        {
            return Error.NotFound("procedures.not-found", "Không có bản này.");
        }

        if (version.State == VersionState.Published)
        {
            return Error.Conflict("procedures.published", "Bản này đã công bố, không sửa được. Nhập bản mới để thay.");
        }

        if (version.Version != input.EditedFrom)
        {
            return Error.Conflict("procedures.changed", "Người khác vừa sửa bản này. Tải lại trang để xem rồi sửa tiếp.");
        }

        var faults = Faults(input);
        if (faults.Count > 0)
        {
            return Error.Invalid("procedures.incomplete", faults);
        }

        version.Edit(Completed(version.Read(), input));
        db.Record(actor, clock.GetUtcNow(), "ProcedureDraftCompleted", "procedure", version.Code, new { version.Id, input.Confirmed });
        return new Done();
    }

    private static Dictionary<string, string> Faults(CompleteDraftInput input)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(input.Name))
        {
            faults["Name"] = "Điền tên thủ tục.";
        }

        if (string.IsNullOrWhiteSpace(input.Field))
        {
            faults["Field"] = "Điền lĩnh vực.";
        }

        if (!LevelNames.All.ContainsKey(input.CompetentLevel))
        {
            faults["CompetentLevel"] = "Chọn cấp giải quyết.";
        }

        var most = DueDateRule.MaxAmount(input.TermUnit);
        if (input.TermAmount is null or < 1)
        {
            faults["TermAmount"] = "Điền thời hạn, từ 1 trở lên.";
        }
        else if (input.TermAmount > most)
        {
            faults["TermAmount"] = $"Thời hạn không quá {most}, đang ghi {input.TermAmount}.";
        }

        if (input.Fees.Any(fee => fee.Amount < 0))
        {
            faults["Fees"] = "Mức thu phải là số đồng, ví dụ 8.000.";
        }

        return faults;
    }

    private static ProcedureContent Completed(ProcedureContent content, CompleteDraftInput input) => content with
    {
        Name = input.Name.Trim(),
        Field = input.Field.Trim(),
        CompetentLevel = input.CompetentLevel,
        CompetentFunction = string.IsNullOrWhiteSpace(input.CompetentFunction) ? null : input.CompetentFunction.Trim(),
        ReceivingLevels = content.ReceivingLevels.Count > 0 ? content.ReceivingLevels : [input.CompetentLevel],
        Term = new Term
        {
            Amount = input.TermAmount!.Value,
            Unit = input.TermUnit,
            Policy = input.TermPolicy,
            Text = string.IsNullOrWhiteSpace(input.TermText) ? TermWords.Of(input.TermAmount.Value, input.TermUnit) : input.TermText.Trim(),
        },
        Fees = input.Fees,
        Flags = [.. content.Flags.Where(flag => !input.Confirmed.Contains(flag.Field.Split('.')[0]))],
    };
}

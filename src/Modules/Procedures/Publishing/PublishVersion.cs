using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Import;

namespace XaDienTu.Procedures.Publishing;

internal sealed record PublishVersionInput(Guid VersionId, int EditedFrom);

/// <summary>Puts a completed draft in force from today. Cases accepted before keep the version they were accepted under.</summary>
internal sealed class PublishVersion(ProceduresDb db, Work work, IEnumerable<ICheckVersion> checks, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict(
        "procedures.changed", "Người khác vừa sửa bản này. Tải lại trang để xem rồi công bố.");

    public Task<Result<Done>> RunAsync(PublishVersionInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(PublishVersionInput input, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Holds(OfficerRole.BusinessAdministrator))
        {
            return Error.Forbidden("procedures.publish", "Chỉ người quản trị nghiệp vụ công bố được thủ tục.");
        }

        var version = await db.Versions.SingleOrDefaultAsync(version => version.Id == input.VersionId, cancellation);
        if (version is null)
        {
            return Error.NotFound("procedures.not-found", "Không có bản này.");
        }

        if (version.State == VersionState.Published)
        {
            return Error.Conflict("procedures.published", "Bản này đã công bố rồi.");
        }

        if (version.Version != input.EditedFrom)
        {
            return Error.Conflict("procedures.changed", "Người khác vừa sửa bản này. Tải lại trang để xem rồi công bố.");
        }

        var content = version.Read();
        if (!content.IsReady())
        {
            var open = content.Flags.Where(flag => RecordReading.Essential.Contains(flag.Field)).Select(flag => FieldNames.Of(flag.Field))
                .Distinct();
            return Error.Invalid(
                "procedures.not-ready", $"Chưa công bố được. Cần xem xong: {string.Join(", ", open.DefaultIfEmpty("Thời hạn"))}.");
        }

        if (await checks.FaultsOfAsync(content, cancellation) is { Count: > 0 } faults)
        {
            return Error.Invalid("procedures.process", $"Chưa công bố được. {string.Join(" ", faults)}");
        }

        version.Edit(content with { EffectiveFrom = clock.VietnamToday(), EffectiveTo = null });
        version.Publish(clock.GetUtcNow());
        db.Touch();
        db.Record(actor, clock.GetUtcNow(), "ProcedurePublished", "procedure", version.Code, new { version.Id, version.EffectiveFrom });
        return new Done();
    }
}

using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Process;

/// <summary>A line of the history as it is told; the shape is stable under <c>/api/v1</c>.</summary>
internal sealed record CaseEventView(DateTimeOffset At, string Kind, string Actor, string? Organization, string Sentence, string? Note);

/// <summary>Reads a whole case for somebody who may see it; the read is audited, as every read of personal data is.</summary>
internal sealed class ReadCase(CasesDb db, Work work, CaseAccess access, IOrganizationDirectory organizations, TimeProvider clock)
{
    public Task<Result<Case>> RunAsync(string code, Actor actor, CancellationToken cancellation) =>
        RunAsync(code, null, actor, cancellation);

    /// <param name="paper">The paper that is printed from it; null when the case itself is opened.</param>
    public async Task<Result<Case>> RunAsync(string code, string? paper, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found;
        }

        if (!CaseAccess.IsApplicant(actor, filed))
        {
            var look = await access.LookAsync(actor, filed, paper, cancellation);
            db.Record(actor, clock.GetUtcNow(), paper is null ? CaseLook.Read : CaseLook.Printed, "case", filed.Code, look);
            await work.SaveAsync(cancellation);
        }

        return filed;
    }

    public async Task<Result<IReadOnlyList<CaseEventView>>> HistoryAsync(string code, Actor actor, CancellationToken cancellation)
    {
        var read = await RunAsync(code, actor, cancellation);
        if (!read.Ok)
        {
            return read.Error;
        }

        var caseId = read.Value.Id;
        var tree = await organizations.GetAsync(cancellation);
        var seesAll = !CaseAccess.IsApplicant(actor, read.Value);
        var lines = await db.History.AsNoTracking().Where(line => line.CaseId == caseId && (seesAll || line.Public))
            .OrderBy(line => line.At).ThenBy(line => line.Id).ToListAsync(cancellation);
        return lines.ConvertAll(line => new CaseEventView(
            line.At.InVietnam(),
            line.Kind,
            line.ActorName,
            line.OrganizationId is { } organization ? tree.Find(organization)?.AgencyName : null,
            line.Sentence,
            seesAll || CaseHistory.KindsToldWithNote.Contains(line.Kind) ? line.Note : null));
    }
}

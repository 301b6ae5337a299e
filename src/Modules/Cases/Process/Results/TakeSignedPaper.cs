using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Process.Steps;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Results;

/// <summary>
/// Puts signed papers on their cases: a signed result ends the approval step, an issued one is ready to be returned. Called when the order
/// was signed at once, and again by the event that every order ends with: what was taken already is left alone.
/// </summary>
internal sealed class TakeSignedPaper(CasesDb db, Work work, CompleteStep complete, TimeProvider clock)
{
    public async Task<Result<Done>> RunAsync(OrderSummary order, Actor actor, CancellationToken cancellation)
    {
        foreach (var paper in order.Papers.Where(paper => paper.SignedHash is not null))
        {
            var taken = await TakeAsync(order.Act, paper, actor, cancellation);
            if (taken.Error?.Code == CaseErrors.ChangedMeanwhile.Code)
            {
                // Most likely the order's event took it in this very moment: look again, it may be done.
                taken = await TakeAsync(order.Act, paper, actor, cancellation);
            }

            if (!taken.Ok)
            {
                return taken.Error;
            }
        }

        return new Done();
    }

    private Task<Result<Done>> TakeAsync(SigningAct act, SignedPaper paper, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(CaseErrors.ChangedMeanwhile, () => ChangeAsync(act, paper, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(
        SigningAct act, SignedPaper paper, Actor actor, CancellationToken cancellation) => (paper.SubjectType, act) switch
    {
        (SignedSubjects.Result, SigningAct.Approve) => await ApprovedAsync(paper, actor, cancellation),
        (SignedSubjects.Result, SigningAct.Issue) => await IssuedAsync(paper, actor, cancellation),
        (SignedSubjects.Document, SigningAct.Digitise) => await DigitisedAsync(paper, actor, cancellation),
        _ => new Done(),
    };

    private async Task<Result<Done>> ApprovedAsync(SignedPaper paper, Actor actor, CancellationToken cancellation)
    {
        if (await CaseOfResultAsync(paper, cancellation) is not var (filed, result) || result.SignedHash is not null)
        {
            return new Done();
        }

        var step = filed.Steps.LastOrDefault(candidate =>
            candidate is { IsOpen: true, Kind: StepKind.Approve } && CaseAccess.MayDo(actor, candidate));
        if (step is null || result.FileHash != paper.FileHash || result.ApprovedAt is not null)
        {
            // The case moved on, or another draft was attached, while the signature was awaited: it was for something else.
            return CaseErrors.ChangedMeanwhile;
        }

        result.SignedHash = paper.SignedHash;
        result.IssuingOrganizationId = step.OrganizationId;
        db.Note(filed, actor, clock.GetUtcNow(), "result-signed", $"Ký số kết quả “{result.Name}”", organizationId: step.OrganizationId);
        if (filed.Results.Any(other => other.ApprovedAt is null && other.SignedHash is null))
        {
            return new Done();
        }

        var done = await complete.RunAsync(new(filed.Code, step.Key, StepOutcome.Forward, step.Note, null), actor, cancellation);
        return done.Ok ? new Done() : done.Error;
    }

    private async Task<Result<Done>> IssuedAsync(SignedPaper paper, Actor actor, CancellationToken cancellation)
    {
        if (await CaseOfResultAsync(paper, cancellation) is not var (filed, result) || result.IssuedHash is not null)
        {
            return new Done();
        }

        if (result.SignedHash != paper.FileHash)
        {
            return CaseErrors.ChangedMeanwhile;
        }

        var at = clock.GetUtcNow();
        result.IssuedHash = paper.SignedHash;
        result.IssuedAt = at;
        result.IssuedByName = actor.Name;
        db.Note(filed, actor, at, "result-issued", $"Ký số của cơ quan lên kết quả “{result.Name}”",
            organizationId: result.IssuingOrganizationId);
        if (filed.Released().Contains(result))
        {
            db.Announce(filed, at, $"có bản điện tử với chữ ký số của cơ quan. {filed.FetchWords()}");
        }

        return new Done();
    }

    private async Task<Result<Done>> DigitisedAsync(SignedPaper paper, Actor actor, CancellationToken cancellation)
    {
        var id = Guid.Parse(paper.SubjectId);
        var document = await db.Documents.SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (document is null || document.SignedHash is not null || document.FileHash != paper.FileHash)
        {
            return new Done();
        }

        document.SignedHash = paper.SignedHash;
        document.SignedByName = actor.Name;
        var code = await db.Cases.Where(filed => filed.Id == document.CaseId).Select(filed => filed.Code).SingleAsync(cancellation);
        db.Record(actor, clock.GetUtcNow(), "paper-digitised", "case", code, new { document.Name });
        return new Done();
    }

    private async Task<(Case Filed, CaseResult Result)?> CaseOfResultAsync(SignedPaper paper, CancellationToken cancellation)
    {
        var id = Guid.Parse(paper.SubjectId);
        var code = await (from result in db.Results
                          join found in db.Cases on result.CaseId equals found.Id
                          where result.Id == id
                          select found.Code).SingleOrDefaultAsync(cancellation);
        return code is null || await db.FindWholeAsync(code, cancellation) is not { } filed
            ? null
            : (filed, filed.Results.Single(result => result.Id == id));
    }
}

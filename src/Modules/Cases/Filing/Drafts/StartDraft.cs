using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Drafts;

/// <param name="DraftId">The draft whose agency changes; null for a new one.</param>
internal sealed record StartDraftInput(string ProcedureCode, Guid? OrganizationId, Guid? DraftId);

/// <summary>Begins a draft with the agency that is to receive it, or sends a begun one to another agency.</summary>
internal sealed class StartDraft(CasesDb db, Work work, IProcedureCatalogue procedures, IOrganizationDirectory organizations,
    CaseQuotas quotas, TimeProvider clock)
{
    public async Task<Result<CaseDraft>> RunAsync(StartDraftInput input, Actor actor, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        if (await procedures.InForceAsync(input.ProcedureCode, at.VietnamDate(), cancellation) is not { Content: { } content })
        {
            return CaseErrors.ProcedureNotFound(input.ProcedureCode);
        }

        if (!content.Channels.Contains(Channel.Online))
        {
            return CaseErrors.WrongChannel(content.Name);
        }

        var tree = await organizations.GetAsync(cancellation);
        if (input.OrganizationId is not { } organizationId || tree.Find(organizationId) is not { } receiving
            || !receiving.IsValidAt(at.VietnamDate()))
        {
            return CaseErrors.ReceivingUnknown;
        }

        if (!ReceivingAgencies.Fits(content, receiving))
        {
            return CaseErrors.WrongCounter(receiving.AgencyName, content.Name);
        }

        var begun = input.DraftId is { } id
            ? await db.FindDraftAsync(actor, id, cancellation)
            : await UntouchedAsync(input.ProcedureCode, actor, cancellation);
        if (begun is null && input.DraftId is not null)
        {
            return OwnDrafts.Gone;
        }

        if (begun is not null)
        {
            var sent = await KeepAsync(begun, receiving.Id, at, cancellation);
            // A click at the same moment took the untouched draft: this one gets a draft of its own.
            if (sent.Ok || input.DraftId is not null)
            {
                return sent;
            }
        }

        var most = quotas.CitizenDrafts;
        if (most > 0 && await db.OwnDraftsOf(actor).Take(most).CountAsync(cancellation) >= most)
        {
            return Error.TooMany(
                "cases.drafts-quota",
                $"Đang có {most} bản nháp, đủ mức của một tài khoản. Nộp hoặc xoá bớt ở “Hồ sơ của tôi” rồi làm tiếp.",
                retryAfter: null);
        }

        var draft = new CaseDraft { AccountId = actor.AccountId, ProcedureCode = content.Code, UpdatedAt = at };
        return await KeepAsync(draft, receiving.Id, at, cancellation);
    }

    private Task<Result<CaseDraft>> KeepAsync(CaseDraft draft, Guid receiving, DateTimeOffset at, CancellationToken cancellation) =>
        work.ChangeAsync(
            OwnDrafts.ChangedMeanwhile,
            () =>
            {
                if (db.Entry(draft).State is EntityState.Detached)
                {
                    db.Drafts.Add(draft);
                }

                draft.OrganizationId = receiving;
                draft.UpdatedAt = at;
                return Task.FromResult<Result<CaseDraft>>(draft);
            },
            cancellation,
            unaudited: OwnDrafts.NobodyElses);

    // A second click on the first page goes on with the draft of the first click.
    private async Task<CaseDraft?> UntouchedAsync(string procedureCode, Actor actor, CancellationToken cancellation)
    {
        var begun = await db.OwnDraftsOf(actor).Where(draft => draft.ProcedureCode == procedureCode).ToListAsync(cancellation);
        return begun.FirstOrDefault(draft => draft is { Person.Count: 0, Values.Count: 0, Files.Count: 0 });
    }
}

using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>A draft with the procedure it is about and where it goes.</summary>
internal sealed record OpenedDraft(CaseDraft Draft, ProcedureContent Content, OrganizationSummary? Receiving, OrganizationTree Tree);

/// <summary>Opens a citizen's own draft for a page of the wizard; null when it is gone or somebody else's.</summary>
internal sealed class OpenDraft(CasesDb db, IProcedureCatalogue procedures, IOrganizationDirectory organizations, TimeProvider clock)
{
    public async Task<OpenedDraft?> RunAsync(string procedureCode, Guid draftId, Actor actor, CancellationToken cancellation)
    {
        var draft = await db.FindDraftAsync(actor, draftId, cancellation);
        if (draft is null || draft.ProcedureCode != procedureCode
            || await procedures.InForceAsync(procedureCode, clock.VietnamToday(), cancellation) is not { Content: { } content })
        {
            return null;
        }

        var tree = await organizations.GetAsync(cancellation);
        return new OpenedDraft(draft, content, draft.OrganizationId is { } id ? tree.Find(id) : null, tree);
    }
}

using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;

namespace XaDienTu.Cases.Process;

/// <summary>Cases as a decision needs them, and the agencies that have to do with them.</summary>
internal static class WholeCases
{
    /// <summary>
    /// A case with all that a decision about it needs. What this request has read already is whole and is not read again: a second read
    /// would give the same rows, since they are tracked, and a version lost meanwhile is found when they are saved. One signature read the
    /// whole case four times, with five queries each.
    /// </summary>
    public static async Task<Case?> FindWholeAsync(this CasesDb db, string code, CancellationToken cancellation) =>
        db.Cases.Local.FirstOrDefault(known => known.Code == code) ?? await ReadWholeAsync(db, code, cancellation);

    private static Task<Case?> ReadWholeAsync(CasesDb db, string code, CancellationToken cancellation) => db.Cases
        .Include(found => found.Steps.OrderBy(step => step.Number))
        .Include(found => found.Documents.OrderBy(document => document.Ordinal))
        .Include(found => found.Supplements)
        .Include(found => found.Results)
        .AsSplitQuery()
        .SingleOrDefaultAsync(found => found.Code == code, cancellation);

    /// <summary>Adds a new case with the agencies that receive it and decide on it.</summary>
    public static void Open(this CasesDb db, Case filed)
    {
        db.Cases.Add(filed);
        foreach (var organization in (HashSet<Guid>)[filed.ReceivingOrganizationId, filed.CompetentOrganizationId])
        {
            db.Involve(filed, organization);
        }
    }

    /// <summary>From now on the agency's officers find the case.</summary>
    public static void Involve(this CasesDb db, Case filed, Guid organization)
    {
        db.Agencies.Add(new CaseAgency
        {
            CaseId = filed.Id, OrganizationId = organization, SubmittedAt = filed.SubmittedAt,
            EndedAs = filed.Status.IsWithoutResult() ? filed.Status : null,
        });
        filed.FindableFor(organization);
    }

    /// <summary>Ends a case without a result, for each of its agencies.</summary>
    public static async Task EndAsync(this CasesDb db, Case filed, CaseStatus status, CancellationToken cancellation)
    {
        filed.Become(status);
        await db.Agencies.Where(agency => agency.CaseId == filed.Id).LoadAsync(cancellation);
        // Those that the same act involves are not in the database yet.
        foreach (var agency in db.Agencies.Local.Where(agency => agency.CaseId == filed.Id))
        {
            agency.EndedAs = status;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Returning;

/// <summary>Says what was signed just now, and who has it: the signer looks for it at the next desk, not among what still waits.</summary>
internal sealed class SignedSentence(CasesDb db, IOrganizationDirectory organizations)
{
    private const int MostCodes = 5;
    private const int MostPlaces = 3;

    public async Task<string> OfAsync(OrderSummary order, CancellationToken cancellation)
    {
        var results = order.Papers.Where(paper => paper.SignedHash is not null).Select(paper => Guid.Parse(paper.SubjectId)).ToList();
        var ids = await db.Results.AsNoTracking().Where(result => results.Contains(result.Id))
            .Select(result => result.CaseId).Distinct().ToListAsync(cancellation);
        var codes = await db.Cases.AsNoTracking().Where(filed => ids.Contains(filed.Id))
            .Select(filed => filed.Code).OrderBy(code => code).ToListAsync(cancellation);
        var steps = await db.Steps.AsNoTracking()
            .Where(step => ids.Contains(step.CaseId) && step.DoneAt == null && step.Kind != StepKind.Consult)
            .Select(step => new { step.OrganizationId, step.Name }).ToListAsync(cancellation);
        var tree = await organizations.GetAsync(cancellation);
        var places = steps.GroupBy(step => $"{tree.Find(step.OrganizationId)?.AgencyName}, bước “{step.Name}”")
            .OrderByDescending(place => place.Count()).Select(place => place.Key).ToList();
        return $"Đã ký {order.SignedCount} văn bản, hồ sơ {Listed(codes, MostCodes, ", ")}.{Now(places)}";
    }

    private static string Now(List<string> places) => places.Count == 0 ? "" : $" Hiện ở {Listed(places, MostPlaces, "; ")}.";

    private static string Listed(List<string> all, int most, string between) =>
        string.Join(between, all.Take(most)) + (all.Count > most ? $" và {all.Count - most} nữa" : "");
}

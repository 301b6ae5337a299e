using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process.Supplements;

internal sealed record RequestSupplementInput(string Code, IReadOnlyList<SupplementItem> Items, DateOnly? RespondBy);

/// <summary>
/// Asks the applicant for everything that is missing, in one list and once (Decree 61/2018 art. 19). While the applicant
/// has the case its steps rest; a second request needs the head of unit or a leader.
/// </summary>
internal sealed class RequestSupplement(CasesDb db, CaseAccess access, Work work, IProcedureCatalogue procedures, TimeProvider clock)
{
    private const int DefaultDaysToRespond = 30;

    public Task<Result<SupplementRequest>> RunAsync(RequestSupplementInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(CaseErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<SupplementRequest>> ChangeAsync(RequestSupplementInput input, Actor actor, CancellationToken cancellation)
    {
        var found = await access.FindAsync(input.Code, actor, cancellation);
        if (found.Value is not { } filed)
        {
            return found.Error!;
        }

        if (filed.Steps.LastOrDefault(candidate => CaseAccess.Handles(actor, candidate)) is not { } step)
        {
            return CaseErrors.NotYours;
        }

        if (filed.Status is not (CaseStatus.New or CaseStatus.InProcess) || filed.FinishedAt is not null)
        {
            return CaseErrors.StatusForbids(filed.Status);
        }

        if (filed.Supplements.Count > 0 && !actor.Holds(OfficerRole.HeadOfUnit, step.OrganizationId)
            && !actor.Holds(OfficerRole.Leader, step.OrganizationId))
        {
            return CaseErrors.SupplementOnce;
        }

        List<SupplementItem> items =
            [.. input.Items.Where(item => !string.IsNullOrWhiteSpace(item.What)).Select(item => item with { What = item.What.Trim() })];
        if (items.Count == 0)
        {
            return CaseErrors.SupplementItemsMissing;
        }

        var by = LastDay(input.RespondBy, clock.VietnamToday());
        if (!by.Ok)
        {
            return by.Error;
        }

        var respondBy = by.Value;
        var at = clock.GetUtcNow();
        var request = new SupplementRequest
        {
            CaseId = filed.Id,
            Items = items,
            RequestedAt = at,
            RequestedByName = actor.Name,
            StepKey = step.Key,
            RespondBy = respondBy,
        };
        filed.Supplements.Add(request);
        filed.Become(CaseStatus.SupplementRequested);
        var content = await procedures.ContentOfAsync(filed, cancellation);
        var list = string.Join(" ", items.Select((item, index) =>
            $"({index + 1}) {(SupplementWords.About(content, item) is { } about ? $"{about}: " : "")}{item.What}"));
        db.Note(filed, actor, at, "supplement-requested",
            $"Yêu cầu bổ sung {items.Count} chỗ, chậm nhất hết ngày {VietnamTime.Short(respondBy)}", list, isPublic: true,
            organizationId: step.OrganizationId);
        db.Announce(filed, at, $"cần bổ sung {items.Count} chỗ, chậm nhất hết ngày {VietnamTime.Short(respondBy)}: {list}");
        return request;
    }

    /// <summary>The last day on which the applicant may answer.</summary>
    public static Result<DateOnly> LastDay(DateOnly? chosen, DateOnly today) =>
        (chosen ?? today.AddDays(DefaultDaysToRespond)) is var day && day > today
        ? day
        : Error.Field("cases.respond-by", "respondBy", $"Hạn bổ sung phải sau hôm nay, {VietnamTime.Short(today)}.");
}

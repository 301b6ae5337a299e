using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Processing;

/// <param name="Text">Code, ID number, phone, words of names and procedure, with or without marks.</param>
/// <param name="From">First day of filing.</param>
/// <param name="To">Last day of filing.</param>
internal sealed record CaseSearchInput(string? Text, CaseStatus? Status, IReadOnlyList<string>? ProcedureCodes, DateOnly? From, DateOnly? To, string? After, int Size);

internal sealed record FoundCase(
    Guid Id, string Code, string Applicant, string ProcedureName, CaseStatus Status, Guid ReceivingOrganizationId, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt);

/// <summary>Finds cases of the officer's agencies and, for a leader, of the agencies under them; newest first.</summary>
internal sealed partial class CaseSearch(CasesDb db, IOrganizationDirectory organizations)
{
    private const int LongestText = 200;

    public async Task<Page<FoundCase>> RunAsync(CaseSearchInput input, Actor actor, CancellationToken cancellation)
    {
        var cases = Filter(await VisibleAsync(Matching(input.Text?.Trim() ?? ""), actor, cancellation), input);
        if (Cursor.Read(input.After)?.Split('|') is [var ticks, var last]
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var atTicks) && Guid.TryParse(last, out var lastId))
        {
            var at = new DateTimeOffset(atTicks, TimeSpan.Zero);
            cases = cases.Where(filed => filed.SubmittedAt < at || (filed.SubmittedAt == at && filed.Id < lastId));
        }

        var found = await cases
            .OrderByDescending(filed => filed.SubmittedAt).ThenByDescending(filed => filed.Id)
            .Take(input.Size + 1)
            .Select(filed => new FoundCase(
                filed.Id, filed.Code, filed.Applicant.FullName, filed.ProcedureName, filed.Status, filed.ReceivingOrganizationId, filed.SubmittedAt, filed.DueAt, filed.FinishedAt))
            .ToListAsync(cancellation);
        return Page.Of(found, input.Size, row => string.Create(CultureInfo.InvariantCulture, $"{row.SubmittedAt.UtcTicks}|{row.Id}"));
    }

    /// <summary>An ID number, a whole code, or words: each has its index.</summary>
    private IQueryable<Case> Matching(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var isNumber = text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '.');
        if (isNumber && digits.Length == 12)
        {
            // The owner of an ID number; who files for others is found by name or phone.
            return db.Cases.Where(filed => filed.ApplicantIdNumber == digits);
        }

        if (WholeCode().IsMatch(text))
        {
            var code = text.ToUpperInvariant();
            return db.Cases.Where(filed => filed.Code == code);
        }

        // A phone number typed in groups is one word.
        string[] words = isNumber && digits.Length is 10 or 11 ? [digits] : FoldedText.Words(text[..Math.Min(text.Length, LongestText)]);
        return words.Length == 0 ? db.Cases : db.WithWords<Case>(words);
    }

    private async Task<IQueryable<Case>> VisibleAsync(IQueryable<Case> found, Actor actor, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var cases = found.AsNoTracking();
        var above = actor.Posts.Where(post => post.Role is OfficerRole.Leader or OfficerRole.Auditor).Select(post => post.OrganizationId).ToHashSet();
        if (above.Any(organization => tree.Find(organization) is { ParentId: null }))
        {
            return cases;   // The whole province: a list of every agency would only slow the query down.
        }

        List<Guid> visible =
        [
            .. actor.Posts.Where(post => CaseAccess.HandlesCases(post.Role)).Select(post => post.OrganizationId)
                .Concat(tree.All.Where(organization => above.Any(leader => tree.IsWithin(organization.Id, leader))).Select(organization => organization.Id))
                .Distinct(),
        ];
        return cases.Where(filed => db.Agencies.Any(agency => agency.CaseId == filed.Id && visible.Contains(agency.OrganizationId)));
    }

    private static IQueryable<Case> Filter(IQueryable<Case> cases, CaseSearchInput input)
    {
        if (input.Status is { } status)
        {
            cases = cases.Where(filed => filed.Status == status);
        }

        if (input.ProcedureCodes is { } codes)
        {
            cases = cases.Where(filed => codes.Contains(filed.ProcedureCode));
        }

        if (input.From is { } from)
        {
            var start = from.At(TimeOnly.MinValue).ToUniversalTime();
            cases = cases.Where(filed => filed.SubmittedAt >= start);
        }

        if (input.To is { } to)
        {
            var end = to.AddDays(1).At(TimeOnly.MinValue).ToUniversalTime();
            cases = cases.Where(filed => filed.SubmittedAt < end);
        }

        return cases;
    }

    [GeneratedRegex(@"^[\w.]+-\d{6}-\d{3,}$")]
    private static partial Regex WholeCode();
}

using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;

namespace XaDienTu.Cases.Finding;

/// <param name="Text">Code, ID number, phone, words of names and procedure, with or without marks.</param>
/// <param name="From">First day of filing.</param>
/// <param name="To">Last day of filing.</param>
internal sealed record CaseSearchInput(
    string? Text, CaseStatus? Status, IReadOnlyList<string>? ProcedureCodes, DateOnly? From, DateOnly? To, string? After, int Size);

internal sealed record FoundCase(
    Guid Id, string Code, string Applicant, string ProcedureName, CaseStatus Status, Guid ReceivingOrganizationId,
    DateTimeOffset SubmittedAt, DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt, string Subject);

/// <summary>
/// Finds cases of the officer's agencies and, for a leader, of the agencies under them; newest first. What it reads must not follow the
/// years: it looks among the newest cases first, where most of what is asked for stands, and asks the full-text index only for words that
/// are rare there.
/// </summary>
internal sealed partial class CaseSearch(CasesDb db, NewestCases newest, IOrganizationDirectory organizations)
{
    private const int LongestText = 200;

    /// <summary>Quarters of agencies that are asked one by one, before each agency's list of all years is; one of three words costs
    /// PostgreSQL 50 to 100 µs.</summary>
    private const int MostLists = 200;

    /// <summary>A filter without words has no index to end with: it is tried on ever more of the newest cases, all agencies together,
    /// before each is walked by itself.</summary>
    private static readonly int[] Widths = [1, 10, 100];

    public async Task<Page<FoundCase>> RunAsync(CaseSearchInput input, Actor actor, CancellationToken cancellation)
    {
        var scope = SearchScope.Of(actor, await organizations.GetAsync(cancellation));
        var range = SearchRange.Of(input.From, input.To, input.After);
        var text = TypedText.Cut(TypedText.Line(input.Text), LongestText);
        if (WithNumber(text) is { } numbered)
        {
            return await PageAsync(newest.Seen(Filter(numbered, input), scope), range, input.Size, cancellation);
        }

        return WordsOf(text) is { Length: > 0 } words
            ? await AmongNewestAsync(1, cases => WithWords(Filter(cases, input), words), scope, range, input.Size, cancellation)
                ?? await ByIndexAsync(words, scope, range, input, cancellation)
            : await ByFilterAsync(scope, range, input, cancellation);
    }

    private async Task<Page<FoundCase>> ByFilterAsync(
        SearchScope scope, SearchRange range, CaseSearchInput input, CancellationToken cancellation)
    {
        IQueryable<Case> Fitting(IQueryable<Case> cases) => Filter(cases, input);
        switch (input.Status)
        {
            case null when input.ProcedureCodes is null:
                return await PageAsync(newest.First(scope, range, input.Size + 1, filter: null), range, input.Size, cancellation);
            case { } status when !status.IsClosed():
                return await PageAsync(newest.Seen(Fitting(UnderWay()), scope), range, input.Size, cancellation);
            case { } status when status.IsWithoutResult() && !scope.IsBroad:
                return await PageAsync(
                    newest.FirstEnded(status, scope, range, input.Size + 1, input.ProcedureCodes is null ? null : Fitting), range,
                    input.Size, cancellation);
        }

        foreach (var width in Widths)
        {
            if (await AmongNewestAsync(width, Fitting, scope, range, input.Size, cancellation) is { } page)
            {
                return page;
            }
        }

        return await PageAsync(newest.First(scope, range, input.Size + 1, Fitting), range, input.Size, cancellation);
    }

    /// <summary>The page, when the newest cases fill it or there are no others.</summary>
    private async Task<Page<FoundCase>?> AmongNewestAsync(
        int width, Func<IQueryable<Case>, IQueryable<Case>> filter, SearchScope scope, SearchRange range, int size,
        CancellationToken cancellation)
    {
        var horizon = await newest.HorizonAsync(scope, range, width, cancellation);
        var near = horizon is { } from ? range with { From = from } : range;
        var page = await PageAsync(newest.First(scope, near, size + 1, filter), range, size, cancellation);
        return page.Next is not null || horizon is null ? page : null;
    }

    /// <summary>
    /// The newest quarters first, as many as should fill a page: of a word that is neither common nor rare all years would bring thousands
    /// of cases for one page, each from another place of the disk.
    /// </summary>
    private async Task<Page<FoundCase>> ByIndexAsync(
        string[] words, SearchScope scope, SearchRange range, CaseSearchInput input, CancellationToken cancellation)
    {
        var (first, last) = await newest.QuartersAsync(scope, range, cancellation);
        // Two, since the newest one may have begun today.
        for (var quarters = 2; ;)
        {
            var isAll = quarters > last - first || quarters * GroupsOf(scope).Count > MostLists;
            var hits = db.WithWords<Case>(
                words, isAll ? AllListsOf(scope, first, last) : ListsOf(scope, last - quarters + 1, last));
            // A broad scope's lists are the province's: whose a case is must be asked before a page is full.
            var isAsked = input.Status is not null || input.ProcedureCodes is not null || (scope.IsBroad && !scope.Everything);
            var page = await PageAsync(newest.FirstOf(hits, scope, range, input.Size + 1, isAsked ? cases => Filter(cases, input) : null),
                range, input.Size, cancellation);
            if (page.Next is not null || isAll)
            {
                return page;
            }

            // Twice of what would do, if the years were alike.
            quarters = 2 * quarters * (input.Size + 1) / Math.Max(1, page.Items.Count);
        }
    }

    /// <summary>The province's cases stand in quarters alone; an agency's of all years are one list more.</summary>
    private static List<string> AllListsOf(SearchScope scope, int first, int last) =>
        scope.IsBroad || last - first < 2 ? ListsOf(scope, first, last) : [.. GroupsOf(scope).Select(group => WordList.Of(group))];

    private static List<string> ListsOf(SearchScope scope, int first, int last) =>
        [.. GroupsOf(scope).SelectMany(group => Enumerable.Range(first, last - first + 1).Select(quarter => WordList.Of(group, quarter)))];

    private static List<Guid?> GroupsOf(SearchScope scope) => scope.IsBroad ? [null] : [.. scope.Agencies.Select(agency => (Guid?)agency)];

    private static async Task<Page<FoundCase>> PageAsync(
        IQueryable<Case> cases, SearchRange range, int size, CancellationToken cancellation)
    {
        var found = await range.Cut(cases)
            .OrderByDescending(filed => filed.SubmittedAt).ThenByDescending(filed => filed.Id)
            .Take(size + 1)
            .Select(filed => new FoundCase(
                filed.Id, filed.Code, filed.Applicant.FullName, filed.ProcedureName, filed.Status, filed.ReceivingOrganizationId,
                filed.SubmittedAt, filed.DueAt, filed.FinishedAt,
                filed.Subject))
            .ToListAsync(cancellation);
        return Page.Of(found, size, SearchRange.CursorOf);
    }

    /// <summary>An ID number or a whole code: each has its index and few cases.</summary>
    private IQueryable<Case>? WithNumber(string text)
    {
        if (TypedText.Digits(text) is { Length: PersonalIdNumber.Length } digits && digits.All(char.IsAsciiDigit)
            && !TypedText.Code(text).Contains('-', StringComparison.Ordinal))
        {
            // The owner of an ID number; who files for others is found by name or phone.
            return db.Cases.Where(filed => filed.ApplicantIdNumber == digits);
        }

        var code = CaseCodes.OfTyped(text);
        return CaseCodes.IsWhole(code) ? db.Cases.Where(filed => filed.Code == code) : null;
    }

    // A phone number typed in groups is one word.
    private static string[] WordsOf(string text) =>
        PhoneNumber.Of(text) is var phone && PhoneNumber.Fault(phone) is null ? [phone] : FoldedText.Words(text);

    /// <summary>The same rule as the full-text index has, for the few rows that are looked at one by one.</summary>
    private static IQueryable<Case> WithWords(IQueryable<Case> cases, string[] words)
    {
        for (var place = 0; place < words.Length; place++)
        {
            var isHalfTyped = place == words.Length - 1 && SearchWord.IsBeginning(words[place]);
            var word = isHalfTyped ? $" {words[place]}" : $" {words[place]} ";
            cases = cases.Where(filed => (" " + filed.SearchText + " ").Contains(word));
        }

        return cases;
    }

    // In the words of the index over what is under way.
    private IQueryable<Case> UnderWay() => db.Cases.Where(
        filed => filed.Status != CaseStatus.NotAccepted && filed.Status != CaseStatus.Stopped && filed.Status != CaseStatus.Returned);

    private static IQueryable<Case> Filter(IQueryable<Case> cases, CaseSearchInput input)
    {
        if (input.Status is { } status)
        {
            cases = cases.Where(filed => filed.Status == status);
        }

        return input.ProcedureCodes is { } codes ? cases.Where(filed => codes.Contains(filed.ProcedureCode)) : cases;
    }
}

using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Finding;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Procedures.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Cases.Finding;

/// <summary>Cases put into the database as they are, at agencies that no other test knows.</summary>
internal sealed class FiledCases(TestPlatform platform)
{
    public static readonly DateTimeOffset Newest = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);
    private readonly string series = Guid.CreateVersion7().ToString("N")[^6..].ToUpperInvariant();
    private int number;

    public List<Case> All { get; } = [];

    public Case Add(string name, DateTimeOffset submittedAt, Guid agency, Guid? competent = null, CaseStatus status = CaseStatus.Returned,
        string procedure = "1.001193", string idNumber = "")
    {
        var filed = new Case
        {
            Code = $"T{series}-260304-{++number:D4}",
            ProcedureVersionId = Guid.CreateVersion7(),
            ProcedureCode = procedure,
            ProcedureName = "Thủ tục thử",
            Field = "Thử",
            Channel = Channel.Counter,
            ReceivingOrganizationId = agency,
            CompetentOrganizationId = competent ?? agency,
            Applicant = new CasePerson { FullName = name, IdNumber = idNumber },
            ApplicantIdNumber = idNumber,
            SubmittedAt = submittedAt,
        };
        filed.Become(status);
        filed.IndexForSearch();
        All.Add(filed);
        return filed;
    }

    public async Task SaveAsync()
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        All.ForEach(db.Open);
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
    }

    public async Task ChangeAsync(Func<CasesDb, Task> change)
    {
        await using var scope = platform.NewScope();
        await change(scope.ServiceProvider.GetRequiredService<CasesDb>());
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
    }

    public static Actor Officer(params IEnumerable<Guid> agencies) => Holding(OfficerRole.OneStopClerk, agencies);

    public static Actor Holding(OfficerRole role, params IEnumerable<Guid> agencies) =>
        new(ActorKind.Officer, Guid.CreateVersion7().ToString(), "Cán bộ", Guid.CreateVersion7(),
            [.. agencies.Select(agency => new HeldPost(agency, role))]);

    public static CaseSearchInput Asking(string? text = null, CaseStatus? status = null, string[]? procedures = null, DateOnly? from = null,
        DateOnly? to = null, int size = 25) =>
        new(text, status, procedures, from, to, null, size);

    /// <summary>Everything that is found, page by page, as far as it is of these cases.</summary>
    public async Task<List<Guid>> FindAsync(Actor actor, CaseSearchInput input)
    {
        var mine = All.Select(filed => filed.Id).ToHashSet();
        var found = new List<Guid>();
        for (string? after = null; ;)
        {
            await using var scope = platform.NewScope();
            var page = await scope.ServiceProvider.GetRequiredService<CaseSearch>().RunAsync(input with { After = after }, actor, default);
            found.AddRange(page.Items.Select(row => row.Id).Where(mine.Contains));
            if (page.Next is null)
            {
                return found;
            }

            after = page.Next;
        }
    }
}

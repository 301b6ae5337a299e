using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;
using static XaDienTu.Modules.Tests.Cases.Finding.FiledCases;

namespace XaDienTu.Modules.Tests.Cases.Finding;

public sealed class CaseSearchTests
{
    // More than the newest four hundred that a search looks at one by one, so that both of its ways are taken.
    private const int Many = 1400;
    private static readonly string[] Names = ["Nguyễn", "Trần", "Văn", "Thị", "Hoa", "Hoàng", "Quyên"];
    private static readonly string[] Procedures = ["1.001193", "1.001193", "1.001193", "2.000815", "9.999999"];

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Every_search_gives_each_case_once_newest_first_and_what_looking_at_all_cases_would_give(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var cases = new FiledCases(platform);
        Guid[] agencies = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        var random = new Random(26);
        for (var made = 0; made < Many; made++)
        {
            // Few moments over four years, so that many share one; rare names and states stand among the old ones too.
            cases.Add(
                $"{Pick(random, Names)} {Pick(random, Names)} {(made % 97 == 0 ? "Quỳnh Giao" : Pick(random, Names))}",
                Newest.AddMinutes(-random.Next(Many * 1500) / 4320 * 4320),
                agencies[random.Next(100) < 90 ? 0 : 1], random.Next(4) == 0 ? Pick(random, agencies) : null,
                random.Next(10) switch { 0 => CaseStatus.InProcess, 1 => CaseStatus.Stopped, _ => CaseStatus.Returned },
                Pick(random, Procedures), $"0241960{made:D5}");
        }

        await cases.SaveAsync();
        var root = (await platform.Services.CreateScope().ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default))
            .Roots(new DateOnly(2026, 3, 4)).First().Id;
        var strangers = Enumerable.Range(0, 30).Select(_ => Guid.CreateVersion7()).ToList();
        (Actor Actor, Guid[]? Sees)[] actors =
        [
            (Officer(agencies[0]), [agencies[0]]), (Officer(agencies[1]), [agencies[1]]), (Officer(agencies), agencies),
            (Officer([agencies[0], .. strangers]), [agencies[0]]), (Holding(OfficerRole.Auditor, root), null),
        ];
        var day = VietnamTime.VietnamDate(Newest).AddDays(-400);
        XaDienTu.Cases.Finding.CaseSearchInput[] questions =
        [
            Asking("nguyen"), Asking("quynh giao"), Asking("thi hoa", size: 7), Asking("hoa thi quyen"), Asking("hoang hoang hoa"),
            Asking("nguyen quynh gia"), Asking("nguyen q"),
            Asking("thu tuc thu", size: 100), Asking("001193 quynh"), Asking("giao 000815"), Asking("024196000"), Asking("02419600"),
            Asking("khongco nguyen"),
            Asking("nguyen", CaseStatus.Stopped, size: 9), Asking("giao", CaseStatus.InProcess), Asking("tran", procedures: ["9.999999"]),
            Asking("quyen", from: day), Asking("hoa", to: day),
            Asking(status: CaseStatus.InProcess, size: 30), Asking(status: CaseStatus.Stopped),
            Asking(procedures: ["9.999999", "2.000815"]), Asking(from: day, to: day), Asking(to: day, size: 60),
            Asking(status: CaseStatus.Stopped, procedures: ["9.999999"], to: day), Asking(size: 90),
        ];

        foreach (var (actor, sees) in actors)
        {
            foreach (var question in questions)
            {
                var expected = cases.All
                    .Where(filed =>
                        (sees is null || sees.Contains(filed.ReceivingOrganizationId) || sees.Contains(filed.CompetentOrganizationId))
                            && Fits(filed, question))
                    .OrderByDescending(filed => filed.SubmittedAt).ThenByDescending(filed => filed.Id.ToString(), StringComparer.Ordinal)
                    .Select(filed => filed.Id).ToList();

                Assert.Equal(expected, await cases.FindAsync(actor, question));
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_of_another_agency_is_found_by_nothing_until_the_agency_has_to_do_with_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var cases = new FiledCases(platform);
        var (own, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var filed = cases.Add("Lục Thị Lạ Kỳ", Newest, own, status: CaseStatus.InProcess, idNumber: "024196777001");
        // So many newer ones that words are looked for in the index.
        for (var made = 0; made < 1050; made++)
        {
            cases.Add("Trần Văn Khác", Newest.AddMinutes(1 + made), made % 2 == 0 ? own : other);
            cases.Add("Trần Văn Khác", Newest.AddMinutes(1 + made), own, other);
        }

        await cases.SaveAsync();
        string?[] texts = ["luc thi la ky", "024196777001", "0241 9677 7001", "024196777", filed.Code, filed.Code.ToLowerInvariant(), null];
        foreach (var question in texts.SelectMany(text =>
            new[] { Asking(text), Asking(text, CaseStatus.InProcess), Asking(text, procedures: [filed.ProcedureCode]),
                Asking(text, to: VietnamTime.VietnamDate(Newest)) }))
        {
            Assert.Contains(filed.Id, await cases.FindAsync(Officer(own), question));
            Assert.DoesNotContain(filed.Id, await cases.FindAsync(Officer(other), question));
            Assert.DoesNotContain(filed.Id, await cases.FindAsync(Holding(OfficerRole.AgencyAdministrator, own), question));
        }

        await cases.ChangeAsync(async db => db.Involve(await db.Cases.SingleAsync(row => row.Id == filed.Id), other));

        foreach (var text in texts)
        {
            Assert.Contains(filed.Id, await cases.FindAsync(Officer(other), Asking(text)));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_leader_finds_the_cases_of_agencies_below_and_of_no_others(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        await using var scope = platform.NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var below = tree.All.First(organization => organization.ParentId is { } parent && tree.Find(parent)!.ParentId is not null);
        var elsewhere = tree.All.First(organization =>
            organization.ParentId is { } parent && tree.Find(parent)!.ParentId is null
            && tree.Path(below.Id).All(step => step.Id != organization.Id));
        var cases = new FiledCases(platform);
        var filed = cases.Add("Giáp Thị Cấp Dưới", Newest, below.Id);
        await cases.SaveAsync();

        foreach (var text in new[] { "cap duoi", filed.Code, null })
        {
            Assert.Contains(filed.Id, await cases.FindAsync(Holding(OfficerRole.Leader, below.ParentId!.Value), Asking(text)));
            Assert.DoesNotContain(filed.Id, await cases.FindAsync(Officer(below.ParentId!.Value), Asking(text)));
            Assert.DoesNotContain(filed.Id, await cases.FindAsync(Holding(OfficerRole.Leader, elsewhere.Id), Asking(text)));
        }
    }

    private static bool Fits(Case filed, XaDienTu.Cases.Finding.CaseSearchInput question)
    {
        var words = FoldedText.Words(question.Text);
        var held = filed.SearchText.Split(' ');
        var day = VietnamTime.VietnamDate(filed.SubmittedAt);
        return words.Select((word, place) => place == words.Length - 1 && SearchWord.IsBeginning(word)
            ? held.Any(one => one.StartsWith(word, StringComparison.Ordinal))
            : held.Contains(word)).All(fits => fits)
            && (question.Status is null || filed.Status == question.Status)
            && (question.ProcedureCodes is null || question.ProcedureCodes.Contains(filed.ProcedureCode))
            && (question.From is null || day >= question.From) && (question.To is null || day <= question.To);
    }

    private static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}

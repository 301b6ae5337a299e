using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.People.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Processing;

/// <summary>What the register has of a person beside what the case says of him, for the clerk who takes it in.</summary>
public sealed class PeopleOnFileTests
{
    public static TheoryData<string> Both => Databases.Both;

    /// <summary>Who tells the year alone contradicts nobody who knows the day in it; nor does a day within the year on file.</summary>
    [Theory, MemberData(nameof(Both))]
    public async Task A_year_that_agrees_with_the_day_is_no_difference(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var (withDay, withYear) = (NewCitizen.NextIdNumber(), NewCitizen.NextIdNumber());
        var (one, other) = (YearOf(withDay), YearOf(withYear));
        await OnFileAsync(platform, withDay, new DateOnly(one, 2, 5), null);
        await OnFileAsync(platform, withYear, null, other);

        Assert.False(await DiffersAsync(platform, clerk, withDay, new { birthYear = one }));
        Assert.False(await DiffersAsync(platform, clerk, withYear, new { birthDate = $"{other}-02-05" }));
        Assert.True(await DiffersAsync(platform, clerk, withDay, new { birthYear = one + 1 }));
        Assert.True(await DiffersAsync(platform, clerk, withYear, new { birthDate = $"{other + 1}-02-05" }));
        Assert.True(await DiffersAsync(platform, clerk, withDay, new { birthDate = $"{one}-05-02" }));
    }

    // The register knows from the number which year it must be.
    private static int YearOf(string number) => PersonalIdNumber.Parse(number).Value!.BirthYear!.Value;

    /// <summary>Whether the case page marks the day of birth.</summary>
    private static async Task<bool> DiffersAsync(TestPlatform platform, HttpClient clerk, string number, object birth)
    {
        var applicant = new Dictionary<string, object?> { ["fullName"] = "Giàng Thị Sếnh", ["idNumber"] = number };
        foreach (var said in birth.GetType().GetProperties())
        {
            applicant[said.Name] = said.GetValue(birth);
        }

        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant,
            documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
        });
        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        var row = page.QuerySelectorAll("tr").Single(line => line.QuerySelector("th")?.TextContent.Trim().StartsWith(
            "Ngày sinh", StringComparison.Ordinal) is true && line.QuerySelector("[data-label='Sổ đang ghi']") is not null);
        return row.TextContent.Contains("Khác", StringComparison.Ordinal);
    }

    private static async Task OnFileAsync(TestPlatform platform, string number, DateOnly? day, int? year)
    {
        await using var scope = platform.NewScope();
        var told = new PersonInput { FullName = "Giàng Thị Sếnh", IdNumber = number, BirthDate = day, BirthYear = year };
        var known = await scope.ServiceProvider.GetRequiredService<IPeople>().RememberAsync(told, Actor.System, default);
        Assert.Null(known.Error);
    }
}

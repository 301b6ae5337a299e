using System.Globalization;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>Whoever tries the demonstration finds something to do, whichever account he takes.</summary>
public sealed class DemoDesksTests
{
    private static readonly OfficerRole[] Handlers =
        [OfficerRole.OneStopClerk, OfficerRole.AppraisingOfficer, OfficerRole.Leader, OfficerRole.RecordsClerk];

    [Fact]
    public async Task The_desks_of_a_commune_have_work_that_is_early_and_late()
    {
        var platform = await DemoProvince.StartedAsync();
        var empty = new List<string>();
        await using var scope = platform.NewScope();
        var accounts = await DemoAccounts.ListAsync(scope.ServiceProvider);
        foreach (var account in accounts.Where(account => account.Role is { } role && Handlers.Contains(role)
            && account.UserName.EndsWith(".thoxuong", StringComparison.Ordinal)))
        {
            using var officer = await platform.SignInAsync(account.UserName);
            var figures = (await officer.GetPageAsync("/can-bo")).QuerySelectorAll("a.figure b")
                .Select(figure =>
                    int.Parse(figure.TextContent.TrimEnd('+').Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))
                        .ToList();
            var (waiting, late) = (figures[0], figures[2]);
            if (late == 0 || waiting <= late)
            {
                empty.Add($"{account.UserName}: {waiting} waiting, {late} late");
            }
        }

        Assert.Empty(empty);
    }

    [Fact]
    public async Task A_citizen_of_the_demonstration_has_cases()
    {
        var platform = await DemoProvince.StartedAsync();
        using var citizen = await platform.SignInAsync("congdan.an");

        var page = await citizen.GetPageAsync("/ho-so");

        Assert.True(page.QuerySelectorAll("main a[href^='/ho-so/H']").Length >= 3, page.QuerySelector("main")!.TextContent);
    }
}

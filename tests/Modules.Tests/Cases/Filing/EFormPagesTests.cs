using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Cases;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Filing.Wizard;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>Opens every page of every e-form that ships as a person sees it first.</summary>
public sealed class EFormPagesTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_first_view_of_no_page_of_an_e_form_shows_an_error_or_an_empty_word(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var pages = await PagesAsync(platform);
        Assert.True(pages.Count > 30, $"Only {pages.Count} pages were found.");

        var faults = new List<string>();
        foreach (var address in pages)
        {
            var page = await client.GetPageAsync(address);
            var main = page.QuerySelector("main")!;
            Assert.NotEmpty(main.QuerySelectorAll("form .field"));
            faults.AddRange(main.QuerySelectorAll(".error, .error-summary, .field-err, [aria-invalid=true]")
                .Select(node => $"{address}: {node.OuterHtml}"));
            faults.AddRange(main.QuerySelectorAll(".hint, legend, label").Where(node => node.TextContent.Trim().Length == 0)
                .Select(node => $"{address}: {node.OuterHtml}"));
            faults.AddRange(main.QuerySelectorAll("[aria-describedby]")
                .SelectMany(node => node.GetAttribute("aria-describedby")!.Split(' '))
                .Where(id => page.GetElementById(id) is null).Select(id => $"{address}: nothing is called “{id}”"));
            faults.AddRange(main.QuerySelectorAll("a[href='']").Select(node => $"{address}: {node.OuterHtml}"));
            if (page.Title!.StartsWith("Lỗi:", StringComparison.Ordinal))
            {
                faults.Add($"{address}: {page.Title}");
            }
        }

        Assert.Empty(faults);
    }

    /// <summary>A draft for each page, answered so that the page is asked for.</summary>
    private static async Task<List<string>> PagesAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        var catalogue = scope.ServiceProvider.GetRequiredService<IProcedureCatalogue>();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var citizen = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.SingleAsync(account =>
            account.UserName == FilingJourney.Citizen);
        var today = platform.Clock.VietnamToday();
        var pages = new List<string>();
        string? after = null;
        do
        {
            var found = await catalogue.SearchAsync(new ProcedureQuery(After: after), today, CancellationToken.None);
            foreach (var summary in found.Items)
            {
                var content = (await catalogue.InForceAsync(summary.Code, today, CancellationToken.None))!.Content;
                foreach (var (index, group) in (content.Form?.Groups ?? []).Index())
                {
                    var draft = new CaseDraft
                    {
                        AccountId = citizen.Id, ProcedureCode = content.Code, UpdatedAt = platform.Clock.GetUtcNow(),
                        Values = group.Fields.Select(field => field.ShowIf).OfType<ShowIf>().DistinctBy(rule => rule.Field)
                            .ToDictionary(rule => rule.Field, rule => rule.Value),
                    };
                    db.Drafts.Add(draft);
                    pages.Add(
                        string.Create(CultureInfo.InvariantCulture, $"/nop-ho-so/{content.Code}/{draft.Id}/{WizardStep.GroupKey(index)}"));
                }
            }

            after = found.Next;
        }
        while (after is not null);

        await db.SaveChangesAsync();
        return pages;
    }
}

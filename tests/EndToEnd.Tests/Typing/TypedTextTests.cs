using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Crawling;
using XaDienTu.EndToEnd.Tests.Journeys;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Typing;

/// <summary>Nothing typed is lost, in whatever form of whatever page: forms are learnt by walking all pages of each role.</summary>
public sealed class TypedTextTests
{
    [Fact]
    public async Task What_was_typed_into_any_form_is_there_again_after_a_reload_a_cut_line_and_the_end_of_the_session()
    {
        var platform = await DemoProvince.StartedAsync();
        var forms = await LearnAsync(platform);
        Assert.True(forms.Count >= 15, $"Only {forms.Count} forms were found.");

        var lost = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(forms.GroupBy(form => form.Person), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (person, _) =>
        {
            await using var visitor = await Visitor.ComeAsync(platform, person.Key);
            foreach (var form in person)
            {
                try
                {
                    foreach (var fault in await TryAsync(platform, visitor, form))
                    {
                        lost.Add($"{person.Key ?? "khách"} {form.Address} ({form.Target}): {fault}");
                    }
                }
                catch (TimeoutException late)
                {
                    var page = await visitor.Page.Locator("body").InnerTextAsync();
                    var where = $"{person.Key ?? "khách"} {form.Address} ({form.Target}), at {visitor.Page.Url}";
                    throw new InvalidOperationException($"{where}:\n{page}", late);
                }
            }
        });

        Assert.True(
            lost.IsEmpty, $"{lost.Count} of {forms.Count} forms and ways:\n{string.Join('\n', lost.Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public async Task What_was_typed_is_there_again_when_the_host_was_killed_and_came_back()
    {
        var port = Ports.Take();
        var settings = Databases.Settings(Databases.Sqlite);
        using var host = await HostProcess.StartAsync(port, settings);
        await using var clerk = await Visitor.ComeAsync(host.BaseAddress, "motcua.thoxuong");
        await clerk.GoAsync("/can-bo/tiep-nhan");
        var form = new TypedForm(clerk.Page, 0);
        var typed = await form.TypeAsync(1);

        await host.KillAsync();
        await FailAsync(clerk.Page, form.SendAsync);
        using var again = await HostProcess.StartAsync(port, settings);
        await clerk.GoAsync("/can-bo/tiep-nhan");

        Assert.Empty(await form.MissingAsync(typed));
    }

    private static async Task<IReadOnlyCollection<KnownForm>> LearnAsync(TestPlatform platform)
    {
        var forms = new ConcurrentDictionary<string, KnownForm>();
        await new Crawl(platform).WalkAsync(await DemoProvince.PeopleAsync(), async visit =>
        {
            foreach (var form in (await TypedForm.AllOnAsync(visit.Page)).Where(form => form.Texts > 0))
            {
                forms.TryAdd($"{visit.Route} {form.Target}", new KnownForm(visit.Person, visit.Address, form.Index, form.Target));
            }
        });
        return [.. forms.Values];
    }

    private static async Task<List<string>> TryAsync(TestPlatform platform, Visitor visitor, KnownForm known)
    {
        var page = visitor.Page;
        var form = new TypedForm(page, known.Index);
        var faults = new List<string>();
        async Task CheckAsync(string way, Dictionary<string, string> typed) =>
            faults.AddRange((await form.MissingAsync(typed)).Select(fault => $"{way}: {fault}"));

        await page.GotoAsync(known.Address);
        var typed = await form.TypeAsync(1);
        await page.ReloadAsync();
        await CheckAsync("reload", typed);

        typed = await form.TypeAsync(2);
        await page.Context.SetOfflineAsync(true);
        await form.SendAsync();
        await page.GetByText("Máy đang mất mạng nên chưa gửi gì").WaitForAsync();
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync(known.Address);
        await CheckAsync("cut line", typed);

        if (known.Person is { } person)
        {
            typed = await form.TypeAsync(3);
            await EndSessionsAsync(platform, person);
            await form.SendAsync();
            await page.Locator("form#sign-in").WaitForAsync();
            await visitor.FillAsync("Form.Name", person);
            await visitor.FillAsync("Form.Password", DemoAccounts.Password);
            await page.Locator("form#sign-in button.btn").ClickAsync();
            await page.GetByText("Chưa gửi gì vì phiên làm việc đã hết").WaitForAsync();
            await CheckAsync("session ended", typed);
        }

        await page.EvaluateAsync("localStorage.clear(); sessionStorage.clear()");
        await page.GotoAsync("about:blank");
        return faults;
    }

    /// <summary>Sends into nothing.</summary>
    private static async Task FailAsync(IPage page, Func<Task> send)
    {
        var failed = new TaskCompletionSource();
        void Note(object? sender, IRequest request) => failed.TrySetResult();
        page.RequestFailed += Note;
        await send();
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        page.RequestFailed -= Note;
    }

    private static async Task EndSessionsAsync(TestPlatform platform, string person)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        db.EndSessions(await db.Accounts.SingleAsync(account => account.UserName == person));
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(CancellationToken.None);
    }

    private sealed record KnownForm(string? Person, string Address, int Index, string Target);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Killing;

/// <summary>
/// Clerks take numbers of one register while the process dies: what was said to be taken is, who was not answered asks again with the same
/// form and gets one, and the register has every number from 1, once.
/// </summary>
public sealed class KilledNumbersTests
{
    private const int Windows = 12;
    private const int Before = 60;
    private const int After = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Both => Databases.Both;

    [Theory(Timeout = 180_000), MemberData(nameof(Both))]
    public async Task A_killed_host_leaves_no_gap_and_no_double(string database)
    {
        var end = TestContext.Current.CancellationToken;
        var port = Ports.Take();
        var settings = Databases.Settings(database);
        var taken = new ConcurrentBag<string>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(end);
        using var host = await HostProcess.StartAsync(port, settings);
        using var clerk = host.NewClient();
        using var signedIn = await clerk.SignInAsync("vanthu.thoxuong", DemoAccounts.Password);
        var register = await OpenAsync(clerk);
        var form = (await clerk.GetPageAsync(register)).QuerySelector<IHtmlFormElement>("form#take-form")!;
        var token = form.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;
        var taking = Task.WhenAll(Enumerable.Range(0, Windows).Select(_ => TakeAsync(clerk, register, token, taken, enough.Token)));
        await host.ExplainAsync(() => UntilAsync(() => taken.Count >= Before, taking, end));

        await host.KillAsync();
        var acknowledged = taken.Count;
        using var again = await HostProcess.StartAsync(port, settings);

        await again.ExplainAsync(async () =>
        {
            await UntilAsync(() => taken.Count >= acknowledged + After, taking, end);
            await enough.CancelAsync();
            await taking.WaitAsync(Patience, end);
            var rows = await new Tables(database, settings).PairsAsync(
                "select words, cast(number as varchar(10)) from kernel_register_number taken order by taken.number");
            Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(row => int.Parse(row.Second, CultureInfo.InvariantCulture)));
            Assert.Equal(taken.Order(StringComparer.Ordinal), rows.Select(row => row.First).Order(StringComparer.Ordinal));
        });
    }

    /// <summary>Takes one number after the other; one that was begun is asked for until it is answered.</summary>
    private static async Task TakeAsync(
        HttpClient clerk, string register, string token, ConcurrentBag<string> taken, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var words = Guid.CreateVersion7().ToString();
            while (!await IsTakenAsync(clerk, register, token, words))
            {
                await Task.Delay(150, CancellationToken.None);
            }

            taken.Add(words);
        }
    }

    private static async Task<bool> IsTakenAsync(HttpClient clerk, string register, string token, string words)
    {
        using var body = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("Form.Words", words), new("Form.Key", words),
        ]);
        try
        {
            using var answer = await clerk.PostAsync(new Uri(register, UriKind.Relative), body);
            Assert.True(
                answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.ServiceUnavailable, $"{(int)answer.StatusCode}");
            Assert.DoesNotContain("dang-nhap", answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
            return answer.StatusCode is HttpStatusCode.Redirect;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    private static async Task<string> OpenAsync(HttpClient clerk)
    {
        var form = (await clerk.GetPageAsync("/can-bo/so")).QuerySelector<IHtmlFormElement>("form#open-form")!;
        using var answer = await clerk.SubmitAsync(
            form, ("Form.Title", "Văn bản đi"), ("Form.Format", "{số:2}/UBND"), ("Form.First", "1"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task UntilAsync(Func<bool> isSo, Task taking, CancellationToken end)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            if (taking.IsFaulted)
            {
                await taking;
            }

            Assert.True(watch.Elapsed < Patience, "Numbers are not taken any more.");
            await Task.Delay(50, end);
        }
    }
}

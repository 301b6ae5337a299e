using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class SignInTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_page_that_needs_an_account_asks_for_it_and_comes_back(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();

        var asked = await client.GetAsync(new Uri("/tai-khoan", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal("/dang-nhap?returnUrl=%2Ftai-khoan", asked.Headers.Location!.PathAndQuery);

        var answer = await client.SignInAsync("congdan.an", DemoAccounts.Password, "/dang-nhap?returnUrl=%2Ftai-khoan");
        Assert.Equal("/tai-khoan", answer.Headers.Location!.OriginalString);
        var page = await client.GetPageAsync("/tai-khoan");
        Assert.Contains("Nguyễn Văn An", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_cookie_is_hidden_from_scripts_and_other_sites(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();

        var answer = await client.SignInAsync("congdan.an", DemoAccounts.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("xdt=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_sees_the_posts_held_now(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync("motcua.thoxuong");

        var page = await client.GetPageAsync("/tai-khoan");

        Assert.Contains("Cán bộ một cửa, UBND phường Thọ Xương", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Databases.Sqlite, "024085000123")]
    [InlineData(Databases.Sqlite, "0240 8500 0123")]
    [InlineData(Databases.Sqlite, "0912.000.123")]
    [InlineData(Databases.Sqlite, "CONGDAN.AN")]
    [InlineData(Databases.Postgres, "024085000123")]
    [InlineData(Databases.Postgres, "0912000123")]
    public async Task Name_number_and_phone_open_the_same_account(string database, string name)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();

        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(name, DemoAccounts.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Signing_out_ends_the_session(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync("congdan.binh");

        var page = await client.GetPageAsync("/dang-xuat");
        await client.SubmitAsync(page.QuerySelector<IHtmlFormElement>("form#sign-out")!);

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("https://ke-xau.example/")]
    [InlineData("//ke-xau.example/")]
    [InlineData("/\\ke-xau.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_elsewhere_is_dropped(string wanted)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();

        var answer = await client.SignInAsync("congdan.an", DemoAccounts.Password, "/dang-nhap?returnUrl=" + Uri.EscapeDataString(wanted));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_form_without_its_token_is_refused(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();
        using var body = new FormUrlEncodedContent(
            [KeyValuePair.Create("Form.Name", "congdan.an"), KeyValuePair.Create("Form.Password", DemoAccounts.Password)]);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), body)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Five_failures_lock_for_fifteen_minutes_with_the_answer_of_unknown_names(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = platform.NewClient();
        var unknown = await AnswerAsync(await client.SignInAsync("khong-co-ai", "sai-mat-khau"));
        for (var failure = 0; failure < 5; failure++)
        {
            Assert.Equal(unknown, await AnswerAsync(await client.SignInAsync("congdan.binh", "sai-mat-khau")));
        }

        Assert.Equal(unknown, await AnswerAsync(await client.SignInAsync("congdan.binh", DemoAccounts.Password)));
        var actions = (await AuditOfAsync(platform, "congdan.binh")).ConvertAll(row => row.Action);
        Assert.Equal(6, actions.Count(action => action == "SignInFailed"));
        Assert.Single(actions, "AccountLocked");

        platform.Clock.Move(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync("congdan.binh", DemoAccounts.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Guesses_sent_at_once_do_not_get_more_tries(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async guess =>
        {
            using var client = platform.NewClient();
            await client.SignInAsync("congdan.binh", $"doan-thu-{guess}");
        }));

        using var owner = platform.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SignInAsync("congdan.binh", DemoAccounts.Password)).StatusCode);
    }

    [Theory]
    [InlineData(Databases.Sqlite, "motcua.thoxuong", 14, 16)]
    [InlineData(Databases.Postgres, "motcua.thoxuong", 14, 16)]
    [InlineData(Databases.Sqlite, "congdan.an", 29, 31)]
    public async Task An_idle_session_ends(string database, string userName, int stillMinutes, int endedMinutes)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync(userName);

        // The second stay shows that each request starts the time anew.
        foreach (var _ in Enumerable.Range(0, 2))
        {
            platform.Clock.Move(TimeSpan.FromMinutes(stillMinutes));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
        }

        platform.Clock.Move(TimeSpan.FromMinutes(endedMinutes));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Too_many_sign_ins_from_one_address_are_braked()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--signInsPerMinute", "3");
        using var client = platform.NewClient();
        for (var time = 0; time < 3; time++)
        {
            await client.SignInAsync("khong-co-ai", "sai-mat-khau");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.SignInAsync("congdan.an", DemoAccounts.Password)).StatusCode);
    }

    private static async Task<string> AnswerAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
    }

    internal static async Task<List<AuditEvent>> AuditOfAsync(TestPlatform platform, string userName)
    {
        await using var scope = platform.NewScope();
        var account = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.SingleAsync(row => row.UserName == userName);
        var id = account.Id.ToString();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.Where(row => row.SubjectId == id).OrderBy(row => row.At)
            .ThenBy(row => row.Id).ToListAsync();
    }
}

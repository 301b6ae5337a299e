using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.SignIn;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts.SignIn;

public sealed class AttemptsTests
{
    private const string Leader = "lanhdao.thoxuong";

    public static TheoryData<string> Both => Databases.Both;

    [Theory]
    [InlineData(Databases.Sqlite, "203.0.113.7", "203.0.113.8")]
    [InlineData(Databases.Postgres, "203.0.113.7", "203.0.113.8")]
    [InlineData(Databases.Sqlite, "2001:db8:1:2::5", "2001:db8:1:3::5")]
    public async Task A_stranger_who_guesses_locks_out_himself_and_nobody_else(string database, string stranger, string elsewhere)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var guesser = From(platform, stranger);
        await GuessAsync(guesser, Attempts.PerSource);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesser.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
        using var holder = From(platform, elsewhere);
        Assert.Equal(HttpStatusCode.Redirect, (await holder.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
    }

    [Fact]
    public async Task Another_address_of_the_same_IPv6_network_is_the_same_stranger()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        using var guesser = From(platform, "2001:db8:1:2::5");
        await GuessAsync(guesser, Attempts.PerSource);

        using var next = From(platform, "2001:db8:1:2:aaaa::6");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await next.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Many_strangers_leave_the_account_to_the_browsers_it_knows(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var known = From(platform, "198.51.100.1");
        await known.SignInAsync(Leader, DemoAccounts.Password);
        for (var network = 0; network <= Attempts.PerHourOfStrangers / Attempts.PerSource; network++)
        {
            using var stranger = From(platform, $"203.0.113.{network}");
            await GuessAsync(stranger, Attempts.PerSource);
        }

        using var unknown = From(platform, "198.51.100.2");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await unknown.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await known.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
        Assert.InRange(await RowsAsync(platform), 1, Attempts.PerHourOfStrangers + 2);

        platform.Clock.Move(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Redirect, (await unknown.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Under_attack_the_holder_signs_out_everywhere_and_in_again(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var known = From(platform, "198.51.100.1");
        await known.SignInAsync(Leader, DemoAccounts.Password);
        for (var network = 0; network <= Attempts.PerHourOfStrangers / Attempts.PerSource; network++)
        {
            using var stranger = From(platform, $"203.0.113.{network}");
            await GuessAsync(stranger, Attempts.PerSource);
        }

        await known.SubmitAsync((await known.GetPageAsync("/tai-khoan")).QuerySelector<IHtmlFormElement>("form#sign-out-everywhere")!);

        Assert.Equal(HttpStatusCode.Redirect, (await known.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_known_browser_has_its_own_five(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var known = From(platform, "198.51.100.1");
        await known.SignInAsync(Leader, DemoAccounts.Password);
        await GuessAsync(known, Attempts.PerSource);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await known.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
        using var other = From(platform, "198.51.100.1");
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Signing_out_everywhere_forgets_the_browsers(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var stolen = From(platform, "198.51.100.1");
        await stolen.SignInAsync(Leader, DemoAccounts.Password);
        await using (var scope = platform.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
            db.EndSessions(await db.Accounts.SingleAsync(row => row.UserName == Leader));
            await db.SaveChangesAsync();
        }

        using var stranger = From(platform, "198.51.100.1");
        await GuessAsync(stranger, Attempts.PerSource);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stolen.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_browser_is_known_for_the_account_that_signed_in_only(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var citizen = From(platform, "198.51.100.1");
        await citizen.SignInAsync("congdan.an", DemoAccounts.Password);
        using var stranger = From(platform, "198.51.100.1");
        await GuessAsync(stranger, Attempts.PerSource);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await citizen.SignInAsync(Leader, DemoAccounts.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_counted_is_forgotten_after_a_day(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var stranger = From(platform, "203.0.113.7");
        await GuessAsync(stranger, 1);
        platform.Clock.Move(TimeSpan.FromHours(25));

        await using var scope = platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<Attempts>().RunAsync(platform.Clock.GetUtcNow(), default);
        Assert.Equal(0, await RowsAsync(platform));
    }

    private static HttpClient From(TestPlatform platform, string address)
    {
        var client = platform.NewClient();
        // A proxy on this machine says where it comes from.
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static async Task GuessAsync(HttpClient client, int times)
    {
        for (var guess = 0; guess < times; guess++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SignInAsync(Leader, $"doan-thu-{guess}")).StatusCode);
        }
    }

    private static async Task<int> RowsAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDb>().AttemptCounts.CountAsync();
    }
}

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts.Resets;

/// <summary>What administrators and holders do with resets, in their browsers and at the mail folder.</summary>
internal static partial class ResetBrowsing
{
    public const string Page = "/can-bo/tai-khoan";

    /// <summary>Presses a button beside an officer in the list of an agency.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        this HttpClient administrator, string agency, string userName, string kind = "Password", bool leak = false)
    {
        var page = await administrator.GetPageAsync($"{Page}?ma={agency}");
        var row = page.QuerySelectorAll("tbody tr").Single(row => row.Children.ElementAtOrDefault(2)?.TextContent == userName);
        return await administrator.SubmitAsync(
            row.QuerySelector<IHtmlFormElement>("form")!, ("kind", kind), ("leak", leak ? "true" : null));
    }

    /// <summary>The address of the one waiting request for this user name, from the database: whoever may decide is what is
    /// tested.</summary>
    public static async Task<string> RequestAsync(this TestPlatform platform, string userName)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var account = await db.Accounts.SingleAsync(row => row.UserName == userName);
        var newest = await db.CredentialResets.Where(row => row.AccountId == account.Id).OrderByDescending(row => row.AskedAt).FirstAsync();
        return $"{Page}/yeu-cau/{newest.Id}";
    }

    public static async Task<HttpResponseMessage> DecideAsync(this HttpClient administrator, string request, string form = "agree")
    {
        var page = await administrator.GetPageAsync(request);
        return await administrator.SubmitAsync(page.QuerySelector<IHtmlFormElement>($"form#{form}")!);
    }

    /// <summary>Asked by one administrator, agreed by another; the holder's link from the mail.</summary>
    public static async Task<string> LinkAsync(this TestPlatform platform, string userName, string kind = "Password", bool leak = false)
    {
        using var first = await platform.SignInAsync("quantri.bacgiang");
        using var second = await platform.SignInAsync("quantri.tinh");
        Assert.Equal(HttpStatusCode.OK, (await first.AskAsync("H02.21.01", userName, kind, leak)).StatusCode);
        var agreed = await second.DecideAsync(await platform.RequestAsync(userName));
        Assert.Equal(HttpStatusCode.OK, agreed.StatusCode);
        return LinkIn(platform.NewestLetter().Text);
    }

    public static (string File, string Text) NewestLetter(this TestPlatform platform)
    {
        var folder = platform.Services.GetRequiredService<AccountsSettings>().Outbox;
        // Their names sort by time.
        var file = Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Last();
        using var letter = MimeKit.MimeMessage.Load(file);
        return (file, letter.TextBody!);
    }

    public static string LinkIn(string text) => new Uri(Link().Match(text).Value).PathAndQuery;

    /// <summary>Opens the link in a fresh browser and sends its form.</summary>
    public static async Task<HttpResponseMessage> UseAsync(this TestPlatform platform, string link, string? password, string? proof = null)
    {
        using var holder = platform.NewClient();
        var page = await holder.GetPageAsync(link);
        return await holder.SubmitAsync(page.QuerySelector<IHtmlFormElement>("form#reset")!, ("New", password), ("Proof", proof));
    }

    public static async Task<(HttpStatusCode Status, string Words)> OpenAsync(this TestPlatform platform, string link)
    {
        using var holder = platform.NewClient();
        using var answer = await holder.GetAsync(new Uri(link, UriKind.Relative));
        return (answer.StatusCode, (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent);
    }

    public static async Task ChangeAccountAsync(this TestPlatform platform, string userName, Action<Account> change)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        change(await db.Accounts.SingleAsync(row => row.UserName == userName));
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"https?://\S+/dat-lai-mat-khau\?ma=[\w-]+")]
    private static partial Regex Link();
}

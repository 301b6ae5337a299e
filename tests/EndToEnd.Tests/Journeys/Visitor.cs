using System.Collections.Concurrent;
using Microsoft.Playwright;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>One person at one screen: Chromium with cookies of its own, which notes whatever the browser complains of.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly Lazy<Task<IBrowser>> Chromium = new(StartAsync);
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;

    private Visitor(IBrowserContext context, IPage page, Uri home)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(20_000);
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Enqueue($"{message.Text} ({message.Location})");
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } address && address.Authority != home.Authority)
            {
                complaints.Enqueue($"Another host: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, breaches of the Content-Security-Policy, files that are missing, requests to other hosts.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static Task<Visitor> ComeAsync(TestPlatform platform, string? userName = null, int width = 1366) =>
        ComeAsync(platform.BaseAddress, userName, width);

    public static async Task<Visitor> ComeAsync(Uri home, string? userName, int width = 1366)
    {
        var context = await (await Chromium.Value).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = home.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = width < 800 ? 844 : 768 },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
        });
        var visitor = new Visitor(context, await context.NewPageAsync(), home);
        if (userName is not null)
        {
            await visitor.SignInAsync(userName);
        }

        return visitor;
    }

    public Task GoAsync(string address) => Page.GotoAsync(address);

    /// <summary>Does what leads to another page; when it does not, the failure tells what the page says.</summary>
    public async Task MoveOnAsync(Func<Task> act)
    {
        var here = Page.Url;
        await act();
        try
        {
            await Page.WaitForURLAsync(address => address != here, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        }
        catch (TimeoutException)
        {
            // On a busy machine the new page's event may pass before it is listened to: what counts is where we are.
            if (Page.Url == here)
            {
                throw new InvalidOperationException(
                    $"Still at {Page.Url}:\n{await Page.Locator("main").InnerTextAsync()}\n{string.Join('\n', complaints)}");
            }
        }
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public Task FillAsync(string name, string value) => Page.Locator($"[name='{name}']:visible").First.FillAsync(value);

    public Task ChooseAsync(string name, string value) => Page.Locator($"[name='{name}'][value='{value}']").CheckAsync();

    public Task AttachAsync(string name, string fileName, byte[] content) =>
        Page.Locator($"input[type=file][name='{name}']").SetInputFilesAsync(
        new FilePayload { Name = fileName, MimeType = "application/pdf", Buffer = content });

    /// <summary>Waits for words in the page's content.</summary>
    public Task SeesAsync(string words) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words, new() { Timeout = 20_000 });

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private async Task SignInAsync(string userName)
    {
        await GoAsync("/dang-nhap");
        await FillAsync("Form.Name", userName);
        await FillAsync("Form.Password", DemoAccounts.Password);
        await MoveOnAsync(() => Page.Locator("form#sign-in button.btn").ClickAsync());
    }

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }
}

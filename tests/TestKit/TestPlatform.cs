using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using XaDienTu.Host;
using XaDienTu.Kernel;

namespace XaDienTu.TestKit;

/// <summary>
/// The real host on a real database, started once per database and test run, answering over HTTP. Tests make their own
/// data and never count on an empty table.
/// </summary>
public sealed class TestPlatform : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TestPlatform>>> Running = new();
    private readonly WebApplication app;
    private readonly bool isDemo;

    private TestPlatform(WebApplication app, MovableClock clock)
    {
        this.app = app;
        Clock = clock;
        isDemo = app.Services.GetRequiredService<Settings>().Demo;
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri BaseAddress { get; }

    /// <summary>Time runs as outside, from a fixed working day on; tests that need another hour move their own platform.</summary>
    public MovableClock Clock { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>The shared platform on this database; <paramref name="database"/> comes from <see cref="Databases"/>.</summary>
    public static Task<TestPlatform> OnAsync(string database) =>
        Running.GetOrAdd(database, name => new Lazy<Task<TestPlatform>>(() => StartAsync(name))).Value;

    /// <summary>A shared one with a module beside the platform's.</summary>
    public static Task<TestPlatform> WithAsync(string database, IModule other) =>
        Running.GetOrAdd($"{database} {other.GetType()}", _ => new Lazy<Task<TestPlatform>>(() => StartWithAsync(database, [other]))).Value;

    /// <summary>A platform of its own, for tests that stop it, move its clock or load another province.</summary>
    public static Task<TestPlatform> StartAsync(string database, params string[] settings) => StartWithAsync(database, [], settings);

    /// <summary>One of its own with modules beside the platform's.</summary>
    public static async Task<TestPlatform> StartWithAsync(string database, IReadOnlyList<IModule> others, params string[] settings)
    {
        var clock = new MovableClock();
        string[] args =
        [
            "--urls", "http://127.0.0.1:0", "--demo", "true", "--assets", HostBuild.Folder, "--environment", "Production",
            // All tests share one address.
            "--signInsPerMinute", "100000", "--tokensPerMinute", "100000",
            // Clocks jump here, and what comes round by the clock would with each jump: tests run it themselves.
            "--jobsEverySeconds", "86400",
            // All tests share a few accounts, too.
            "--cases:citizenFilingsPerDay", "0", "--cases:citizenDrafts", "0",
            "--people:lookUpsPerFiveMinutes", "0", "--people:lookUpsPerDay", "0",
            "--cases:citizenUploadsPerDay", "0", "--cases:citizenUploadBytesPerDay", "0",
            .. Databases.Settings(database), .. settings,
        ];
        var app = Platform.Map(Platform.Build(args, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddLogging(logging =>
                logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning)
                    .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("XaDienTu", LogLevel.Warning)
                    .AddFilter("XaDienTu.Kernel.Audit.Heads", LogLevel.Warning));
        }, others));
        await Platform.PrepareAsync(app, CancellationToken.None);
        await app.StartAsync();
        return new TestPlatform(app, clock);
    }

    /// <summary>A browser-like client with its own cookies that does not follow redirects; in earnest it comes by https through the
    /// balancer.</summary>
    public HttpClient NewClient() =>
        new(isDemo
            ? new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }
            : new BehindBalancer()) { BaseAddress = BaseAddress };

    public AsyncServiceScope NewScope() => app.Services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

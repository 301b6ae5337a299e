using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using XaDienTu.Host;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Kernel.Verifying;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>The Kernel of one node with one kind of news and a handler that counts, and does not notice by itself that it counts
/// twice.</summary>
internal sealed class OutboxNode : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Settings settings;
    private OutboxDispatcher? dispatcher;

    private OutboxNode(Settings settings, bool knowsNews)
    {
        this.settings = settings;
        var kernel = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(this)
            .AddSingleton(Platform.Database(settings))
            .AddKernel()
            .AddHandler<Told, CountTold>();
        services = (knowsNews ? kernel.AddNewsOf(typeof(Told).Assembly) : kernel).BuildServiceProvider();
    }

    public MovableClock Clock { get; } = new();

    /// <summary>While true, news that are not good make the handler fail.</summary>
    public bool Broken { get; set; }

    /// <summary>A node of its own database, or another one on the same.</summary>
    /// <param name="knowsNews">Whether the module that publishes them is part of the node.</param>
    public static async Task<OutboxNode> StartAsync(OutboxNode? other, bool knowsNews = true)
    {
        var settings = other?.settings
            ?? new Settings { Provider = Databases.Postgres, ConnectionString = Databases.Settings(Databases.Postgres)[^1] };
        var node = new OutboxNode(settings, knowsNews);
        await DatabaseSetup.MigrateAsync(node.services, CancellationToken.None);
        return node;
    }

    public async Task TellAsync(int count, bool isGood = false)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        for (var number = 0; number < count; number++)
        {
            db.Publish(new Told(Guid.CreateVersion7(), isGood), Clock.GetUtcNow());
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Starts delivering, for as long as the node lives.</summary>
    public Task DeliverAsync()
    {
        dispatcher = services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single();
        return dispatcher.StartAsync(CancellationToken.None);
    }

    /// <summary>Does with the message at <paramref name="place"/> what another node does: takes it, and lets go of it only when somebody
    /// waits for it.</summary>
    public async Task TakeWhileSomebodyWaitsAsync(int place, Func<Task> meanwhile)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(CancellationToken.None);
        var taken = await db.Outbox.OrderBy(message => message.Id).Select(message => message.Id).Skip(place).FirstAsync();
        await db.Outbox.Where(message => message.Id == taken)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.DeliveredAt, Clock.GetUtcNow()));
        await meanwhile();
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Whether a statement waits for a row that a transaction of somebody else has.</summary>
    public Task<bool> IsSomebodyWaitingAsync() => AskAsync(async db =>
        await db.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .SingleAsync() > 0);

    public Task<int> WaitingAsync() => AskAsync(db => db.Outbox.CountAsync(message => message.DeliveredAt == null));

    public Task<int> AttemptsAsync() => AskAsync(db => db.Outbox.SumAsync(message => message.Attempts));

    /// <summary>How often each message was handled.</summary>
    public Task<List<long>> ToldAsync() =>
        AskAsync(db => db.Counters.Where(counter => counter.Name.StartsWith("told:")).Select(counter => counter.Value).ToListAsync());

    /// <summary>What the command <c>verify</c> says about the outbox.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return (await ActivatorUtilities.CreateInstance<OutboxCheck>(scope.ServiceProvider).RunAsync(CancellationToken.None)).Faults;
    }

    public async ValueTask DisposeAsync()
    {
        if (dispatcher is not null)
        {
            await dispatcher.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
    }

    private async Task<T> AskAsync<T>(Func<KernelDb, Task<T>> ask)
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<KernelDb>());
    }

    [News("tests.told")]
    private sealed record Told(Guid Id, bool IsGood);

    private sealed class CountTold(OutboxNode node, Counters counters) : IHandle<Told>
    {
        public async Task HandleAsync(Told news, CancellationToken cancellation)
        {
            // Long enough for the other node to come to the same message.
            await Task.Delay(5, cancellation);
            _ = node.Broken && !news.IsGood
                ? throw new InvalidOperationException("Not now.")
                : await counters.NextAsync($"told:{news.Id}", cancellation);
        }
    }
}

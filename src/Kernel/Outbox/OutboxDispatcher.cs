using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Outbox;

/// <summary>
/// Delivers committed news. A message is claimed and its handlers' changes are saved in one transaction: a kill in
/// between leaves the message waiting, a second node finds it claimed. A failing message waits longer each time.
/// </summary>
internal sealed class OutboxDispatcher(
    IServiceScopeFactory scopes, OutboxSignal signal, IEnumerable<Subscription> subscriptions, TimeProvider clock, ILogger<OutboxDispatcher> log)
    : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private readonly ILookup<string, Subscription> byEvent = subscriptions.ToLookup(subscription => subscription.EventName);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var delivered = await DeliverWaitingAsync(stoppingToken);
                if (delivered < BatchSize)
                {
                    await signal.WaitAsync(PollInterval, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The dispatcher outlives any failure of the database; the rows stay and are tried again.
            catch (Exception failure)
            {
                log.LogError(failure, "Outbox: the database did not answer, trying again");
                await Task.Delay(PollInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    private async Task<int> DeliverWaitingAsync(CancellationToken cancellation)
    {
        List<Guid> waiting;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            var now = clock.GetUtcNow();
            waiting = await db.Outbox
                .Where(message => message.DeliveredAt == null && message.NextAttemptAt <= now)
                .OrderBy(message => message.Id).Select(message => message.Id).Take(BatchSize)
                .ToListAsync(cancellation);
        }

        foreach (var id in waiting)
        {
            await DeliverAsync(id, cancellation);
        }

        return waiting.Count;
    }

    private async Task DeliverAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetRequiredService<Work>();
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            await using var transaction = await work.BeginAsync(cancellation);
            var now = clock.GetUtcNow();

            // The update takes the row's lock: of two nodes only one sees a row changed.
            var claimed = await db.Outbox.Where(message => message.Id == id && message.DeliveredAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(message => message.DeliveredAt, now), cancellation);
            if (claimed == 0)
            {
                return;
            }

            var message = await db.Outbox.AsNoTracking().SingleAsync(candidate => candidate.Id == id, cancellation);
            foreach (var subscription in byEvent[message.Type])
            {
                var news = JsonSerializer.Deserialize(message.Payload, subscription.EventType, JsonText.Options)!;
                await subscription.Deliver(scope.ServiceProvider, news, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a handler throws, the message waits and the others go on.
        catch (Exception failure)
        {
            log.LogError(failure, "Outbox: message {Id} was not delivered", id);
            await PostponeAsync(id, failure, cancellation);
        }
#pragma warning restore CA1031
    }

    private async Task PostponeAsync(Guid id, Exception failure, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var message = await db.Outbox.SingleAsync(candidate => candidate.Id == id, cancellation);
        message.Attempts++;
        message.LastError = failure.GetType().Name;
        message.NextAttemptAt = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, message.Attempts)));
        await db.SaveChangesAsync(cancellation);
    }
}

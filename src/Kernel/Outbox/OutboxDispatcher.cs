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
    IServiceScopeFactory scopes, OutboxSignal signal, IEnumerable<Subscription> subscriptions, KnownNews known, TimeProvider clock,
    ILogger<OutboxDispatcher> log)
    : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
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
                    // What is committed in the same moment is delivered with it: under load a look and a commit serve many.
                    await Task.Delay(Gathering, clock, stoppingToken);
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
        List<OutboxMessage> waiting;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
            var now = clock.GetUtcNow();
            var beyond = now + LongestWait;
            // Another node wrote the times, or this one before its clock was put right: a wait that nobody asked for is no wait.
            var names = known.Names;
            waiting = await db.Outbox.AsNoTracking()
                .Where(message => message.DeliveredAt == null && names.Contains(message.Type)
                    && (message.Attempts == 0 || message.NextAttemptAt <= now || message.NextAttemptAt > beyond))
                .OrderBy(message => message.Id).Take(BatchSize)
                .ToListAsync(cancellation);
        }

        for (var done = 0; done < waiting.Count;)
        {
            done += await DeliverSomeAsync(waiting[done..], cancellation);
        }

        return waiting.Count;
    }

    /// <summary>Delivers as many as fit into a short transaction: under load one commit serves many. Where one of them fails, each is
    /// delivered alone.</summary>
    /// <returns>How many are done with, at least one.</returns>
    private async Task<int> DeliverSomeAsync(List<OutboxMessage> messages, CancellationToken cancellation)
    {
        var taken = 0;
        try
        {
            var started = clock.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetRequiredService<Work>();
            await using var transaction = await work.BeginAsync(cancellation);
            do
            {
                // As many again as went into the time so far: what is quick is claimed together, what is slow alone.
                var next = messages.GetRange(taken, Math.Min(Math.Max(taken, 1), messages.Count - taken));
                taken += next.Count;
                var claimed = await ClaimAsync(scope.ServiceProvider, next, cancellation);
                if (claimed > 0 && claimed < next.Count)
                {
                    throw new DbUpdateConcurrencyException("Another node has some of the messages. Which, only each alone can tell.");
                }

                foreach (var message in claimed == 0 ? [] : next)
                {
                    await DeliverAsync(scope.ServiceProvider, message, cancellation);
                    // A later handler that drops what it changed must not take this one's along.
                    await work.SaveAsync(cancellation);
                }
            }
            while (taken < messages.Count && clock.GetElapsedTime(started) < LongestTransaction);

            await transaction.CommitAsync(cancellation);
            return taken;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a handler throws, the message waits and the others go on.
        catch (Exception failure)
        {
            if (taken > 1)
            {
                foreach (var message in messages[..taken])
                {
                    await DeliverSomeAsync([message], cancellation);
                }

                return taken;
            }

            // A page that was faster is no fault: the next attempt finds it done.
            var isRace = failure is DbUpdateConcurrencyException or SpoiledTransactionException;
            log.Log(isRace ? LogLevel.Information : LogLevel.Error, failure, "Outbox: message {Id} was not delivered", messages[0].Id);
            await PostponeAsync(messages[0].Id, failure, cancellation);
            return 1;
        }
#pragma warning restore CA1031
    }

    /// <summary>Marks them delivered, in the transaction of their handlers. The update takes the rows' locks: of two nodes only one sees a
    /// row changed.</summary>
    /// <returns>How many were still waiting.</returns>
    private async Task<int> ClaimAsync(IServiceProvider services, List<OutboxMessage> messages, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var ids = messages.ConvertAll(message => message.Id);
        return await services.GetRequiredService<KernelDb>().Outbox.Where(row => ids.Contains(row.Id) && row.DeliveredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeliveredAt, now), cancellation);
    }

    private async Task DeliverAsync(IServiceProvider services, OutboxMessage message, CancellationToken cancellation)
    {
        foreach (var subscription in byEvent[message.Type])
        {
            var news = JsonSerializer.Deserialize(message.Payload, subscription.EventType, JsonText.Options)!;
            await subscription.Deliver(services, news, cancellation);
        }
    }

    private async Task PostponeAsync(Guid id, Exception failure, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var message = await db.Outbox.SingleAsync(candidate => candidate.Id == id, cancellation);
        message.Attempts++;
        message.LastError = failure.GetType().Name;
        message.NextAttemptAt = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, message.Attempts)));
        await db.SaveChangesAsync(cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Orders;

/// <summary>
/// Signs the orders that take long: hundreds of papers, or a holder who confirms on a phone. Each order runs by itself, so one holder
/// who does not answer delays nobody. An order whose node died is ended by the sweep: its key is gone, the holder signs the rest again.
/// </summary>
internal sealed partial class OrderWorker(
    OrderQueue queue, IServiceScopeFactory scopes, IDatabaseProvider database, SigningSettings settings, TimeProvider clock,
    ILogger<OrderWorker> log) : BackgroundService
{
    /// <summary>Papers between two looks of the page; a remote confirmation covers as many as the service allows.</summary>
    private const int Chunk = 10;
    private static readonly TimeSpan WaitForDatabase = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestSweep = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(WorkAsync(stoppingToken), SweepAsync(stoppingToken));

    private async Task WorkAsync(CancellationToken cancellation)
    {
        var running = new List<Task>();
        try
        {
            await foreach (var open in queue.ReadAllAsync(cancellation))
            {
                running.RemoveAll(task => task.IsCompleted);
                running.Add(RunAsync(open, cancellation));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task RunAsync(OpenOrder open, CancellationToken cancellation)
    {
        using (open.Key as IDisposable)
        {
            try
            {
                while (await SignChunkOrWaitAsync(open, cancellation))
                {
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // The sweep of the next start ends the order.
            }
#pragma warning disable CA1031 // Whatever went wrong with one order must not stop the others; the person is told.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                // Ended by the sweep: the database may be what failed.
                LogFailed(log, open.OrderId, failure);
            }
        }
    }

    /// <summary>
    /// A database that is away for a moment does not end an order: what was saved is kept, the chunk is signed again. Not with a holder who
    /// confirms elsewhere: nobody is asked twice for one signature.
    /// </summary>
    private async Task<bool> SignChunkOrWaitAsync(OpenOrder open, CancellationToken cancellation)
    {
        try
        {
            return await SignChunkAsync(open, cancellation);
        }
        catch (Exception failure) when (open.Key is not RemoteKey && open.MayWaitOnceMore() && database.IsAway(failure))
        {
            LogWaiting(log, open.OrderId, failure.GetType().Name);
            await Task.Delay(WaitForDatabase, clock, cancellation);
            return true;
        }
    }

    /// <returns>Whether more is to be signed.</returns>
    private async Task<bool> SignChunkAsync(OpenOrder open, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SigningDb>();
        var order = await db.Orders.Include(row => row.Items).SingleAsync(row => row.Id == open.OrderId, cancellation);
        if (order.State is not SigningState.Waiting)
        {
            return false;
        }

        var record = await db.Certificates.SingleAsync(row => row.Id == order.CertificateId, cancellation);
        if (!record.IsUsable(clock.GetUtcNow()))
        {
            await EndAsync(order.Id, SigningState.Failed, SigningErrors.Unusable(record.ValidTo).Message, cancellation);
            return false;
        }

        // Alive: the sweep lets it be. Saved first, so that a chunk of an order that somebody ended fails before the key is asked.
        order.ExpiresAt = clock.GetUtcNow() + settings.OrderLife;
        await db.SaveChangesAsync(cancellation);
        var left = order.Items.Where(item => item.SignedHash is null).OrderBy(item => item.Position).ToList();
        var now = left.Take(open.Key is RemoteKey remote ? Math.Min(remote.MostPerConfirmation, StartOrder.MostPapers) : Chunk).ToList();
        var (state, error) = await TrySignAsync(scope.ServiceProvider, order, record, open, now, cancellation);
        if (error is not null)
        {
            // What was prepared of this chunk is not saved; earlier chunks are.
            await EndAsync(order.Id, state, error.Message, cancellation);
            return false;
        }

        var isDone = now.Count == left.Count;
        if (isDone)
        {
            EndOrder.Signed(db, order, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return !isDone;
    }

    private static async Task<(SigningState State, Error? Error)> TrySignAsync(
        IServiceProvider services, SigningOrder order, Authority.CertificateRecord record, OpenOrder open, List<SigningItem> items,
        CancellationToken cancellation)
    {
        var signed = await services.GetRequiredService<SignPapers>().RunAsync(order, record, open.Key, items, open.Actor, cancellation);
        return signed.Error switch
        {
            null => (SigningState.Signed, null),
            { Code: "signing.refused" } error => (SigningState.Refused, error),
            { Code: "signing.timed-out" } error => (SigningState.Expired, error),
            var error => (SigningState.Failed, error),
        };
    }

    private async Task EndAsync(Guid orderId, SigningState state, string failure, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SigningDb>();
        // Who is overtaken leaves the order as somebody else ended it.
        await scope.ServiceProvider.GetRequiredService<Work>().ChangeAsync<Done>(
            SigningErrors.ChangedMeanwhile,
            async () =>
            {
                var order = await db.Orders.Include(row => row.Items).SingleAsync(row => row.Id == orderId, cancellation);
                if (order.State is SigningState.Waiting)
                {
                    EndOrder.End(db, order, state, failure, clock.GetUtcNow());
                }

                return new Done();
            },
            cancellation,
            unaudited: "the order says how it ended, and what the key did is recorded where it did it");
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(settings.OrderLife < LongestSweep ? settings.OrderLife : LongestSweep, clock);
        try
        {
            do
            {
                await SweepOnceAsync(cancellation);
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }

    private async Task SweepOnceAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var orderId in await OverdueAsync(cancellation))
            {
                await EndAsync(orderId, SigningState.Expired, "Hết thời gian chờ. Ký lại các văn bản chưa ký.", cancellation);
            }
        }
#pragma warning disable CA1031 // A database that is away for a minute must not end the sweep for good.
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogSweepFailed(log, failure);
        }
    }

    private async Task<List<Guid>> OverdueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SigningDb>();
        var at = clock.GetUtcNow();
        return await db.Orders.Where(order => order.State == SigningState.Waiting && order.ExpiresAt < at).Select(order => order.Id)
            .ToListAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "Signing order {OrderId} waits for the database: {Kind}")]
    private static partial void LogWaiting(ILogger log, Guid orderId, string kind);

    [LoggerMessage(LogLevel.Error, "Looking for overdue signing orders failed")]
    private static partial void LogSweepFailed(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Error, "Signing order {OrderId} failed")]
    private static partial void LogFailed(ILogger log, Guid orderId, Exception failure);
}

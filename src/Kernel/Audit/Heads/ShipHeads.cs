using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Audit.Heads;

/// <summary>The way to the address that heads are posted to.</summary>
internal sealed class HeadPost : IDisposable
{
    // A redirect would carry the heads to whoever answers; the address is the administrator's alone.
    private readonly HttpClient client =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    public async Task SendAsync(Uri address, ShippedHead head, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(JsonText.Of(head)));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(address, body, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => client.Dispose();
}

/// <summary>
/// Delivers stamped heads to where <see cref="AuditSettings.Ship"/> says, in their order, at least once: the mark that a head is delivered
/// follows the delivery, so a crash or a second node delivers it again.
/// </summary>
internal sealed class ShipHeads(KernelDb db, Work work, AuditSettings settings, HeadPost post, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <returns>How many were delivered.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (settings.Folder is null && settings.Address is null)
        {
            return 0;
        }

        var waiting = await db.Stamps.AsNoTracking().Where(stamp => stamp.ShippedAt == null).OrderBy(stamp => stamp.Place).Take(AtOnce)
            .ToListAsync(cancellation);
        foreach (var stamp in waiting)
        {
            await DeliverAsync(ShippedHead.Of(stamp), cancellation);
            var now = clock.GetUtcNow();
            await using var transaction = await work.BeginAsync(cancellation);
            await db.Stamps.Where(row => row.Place == stamp.Place)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ShippedAt, now), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return waiting.Count;
    }

    private Task DeliverAsync(ShippedHead head, CancellationToken cancellation) =>
        settings.Address is { } address ? post.SendAsync(address, head, cancellation) : head.WriteAsync(settings.Folder!, cancellation);
}

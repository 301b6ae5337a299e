using System.Threading.Channels;
using XaDienTu.Kernel.Actors;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signing.Orders;

/// <param name="Key">Opened by the holder for this order; it lives only in this node's memory.</param>
internal sealed record OpenOrder(Guid OrderId, ISigningKey Key, Actor Actor)
{
    private const int MostWaits = 100;
    private int waits;

    /// <summary>Whether another wait for the database is worth it; the sweep ends the order long before these are used up.</summary>
    public bool MayWaitOnceMore() => waits++ < MostWaits;
}

/// <summary>Orders this node is to sign in the background.</summary>
internal sealed class OrderQueue
{
    private readonly Channel<OpenOrder> waiting = Channel.CreateUnbounded<OpenOrder>();

    public void Add(OpenOrder order) => waiting.Writer.TryWrite(order);

    public IAsyncEnumerable<OpenOrder> ReadAllAsync(CancellationToken cancellation) => waiting.Reader.ReadAllAsync(cancellation);
}

internal sealed record OpenedKey(ISigningKey Key);

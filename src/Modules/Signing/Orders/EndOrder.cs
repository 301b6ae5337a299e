using System.Diagnostics.Metrics;
using XaDienTu.Kernel.Watching;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Orders;

/// <summary>Ends an order and tells whoever waits for its papers; the caller saves.</summary>
internal static class EndOrder
{
    /// <summary>Papers of one message: each is handled in one transaction, and hundreds would hold the only writer of the embedded database
    /// for long.</summary>
    private const int PapersPerMessage = 20;

    private static readonly Counter<long> Orders =
        Measures.Meter.CreateCounter<long>("xadientu.signing.orders", "{order}", "Signing orders that ended, by act and outcome");
    private static readonly Counter<long> Papers =
        Measures.Meter.CreateCounter<long>("xadientu.signing.papers", "{paper}", "Papers signed, by act");

    public static void Signed(SigningDb db, SigningOrder order, DateTimeOffset at) => End(db, order, SigningState.Signed, null, at);

    public static void End(SigningDb db, SigningOrder order, SigningState state, string? failure, DateTimeOffset at)
    {
        order.State = state;
        order.EndedAt = at;
        order.Failure = failure;
        Orders.Add(1, new("act", order.Act.ToString()), new("outcome", state.ToString()));
        Papers.Add(order.Items.Count(item => item.SignedHash is not null), new KeyValuePair<string, object?>("act", order.Act.ToString()));
        foreach (var papers in PaperSigning.PapersOf(order).Chunk(PapersPerMessage))
        {
            db.Publish(
                new SigningEnded(order.Id, order.Act, state, order.RequestedById, order.RequestedByName, order.OfficerId, papers), at);
        }
    }
}

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Tells whether what a node keeps in memory (tree, calendars, catalogue) is still the newest: all modules' stamps by one look at a small
/// table per request, so that a change on one node counts on every other from the next request on.
/// </summary>
public sealed class Stamps(Work work)
{
    private Dictionary<string, Guid>? seen;

    public ValueTask<Guid> OfAsync(ModuleDb module, CancellationToken cancellation) => OfAsync(module.Prefix, cancellation);

    /// <param name="prefix">Of the module's tables; for who does without its context.</param>
    public async ValueTask<Guid> OfAsync(string prefix, CancellationToken cancellation)
    {
        seen ??= await ReadAsync(cancellation);
        return seen.GetValueOrDefault(prefix);
    }

    private Task<Dictionary<string, Guid>> ReadAsync(CancellationToken cancellation) => work.AskAsync("SELECT name, value FROM kernel_stamp", async command =>
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var stamps = new Dictionary<string, Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            stamps[reader.GetString(0)] = reader.GetGuid(1);
        }

        return stamps;
    }, cancellation);
}

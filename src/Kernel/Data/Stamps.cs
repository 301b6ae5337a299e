using System.Diagnostics;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Tells whether what a node keeps in memory (tree, posts, calendars, catalogue) is still the newest: all modules' stamps by one look at a
/// small table, at most once per request and a few times a second.
/// </summary>
public sealed class Stamps(Work work, KnownStamps known)
{
    private IReadOnlyDictionary<string, Guid>? seen;

    public async ValueTask<Guid> OfAsync<TDb>(CancellationToken cancellation)
        where TDb : ModuleDb
    {
        // The same for the whole request, so that what it reads fits together.
        seen ??= known.Current ?? await ReadAsync(cancellation);
        return seen.GetValueOrDefault(ModuleDb.PrefixOf(typeof(TDb)));
    }

    private async Task<IReadOnlyDictionary<string, Guid>> ReadAsync(CancellationToken cancellation)
    {
        var (changes, at) = (known.Changes, Stopwatch.GetTimestamp());
        var stamps = await work.AskAsync("SELECT name, value FROM kernel_stamp", async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var read = new Dictionary<string, Guid>();
            while (await reader.ReadAsync(cancellation))
            {
                read[reader.GetString(0)] = reader.GetGuid(1);
            }

            return read;
        }, cancellation);
        if (!work.InTransaction)
        {
            known.Keep(stamps, at, changes);
        }

        return stamps;
    }
}

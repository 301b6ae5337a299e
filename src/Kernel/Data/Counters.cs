using System.Globalization;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Numbers that never repeat under a name. The row's lock lasts to the end of the transaction, so a number given to a
/// change that fails is given again: no gap, no duplicate, and only writers of the same name wait for each other.
/// </summary>
public sealed class Counters(Work work)
{
    /// <summary>Next number, from 1. Needs a running transaction.</summary>
    public async Task<long> NextAsync(string name, CancellationToken cancellation)
    {
        if (!work.InTransaction)
        {
            throw new InvalidOperationException("A number is taken inside the transaction that uses it.");
        }

        // The same sentence on both databases.
        return await work.AskAsync(
            "INSERT INTO kernel_counter (name, value) VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET value = kernel_counter.value + 1 RETURNING value",
            async command =>
            {
                command.Add("@name", name);
                return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
            },
            cancellation);
    }
}

using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Loads what a library ships (packs, catalogues, demo accounts) once per edition. The stamp is written in the transaction of the
/// load, so a kill in between loads again; every later start costs one look at a small table instead of reading all of it.
/// </summary>
public sealed class Seeds(Work work)
{
    /// <summary>Stamp of a library's build: new whenever its code or the data embedded in it changes.</summary>
    /// <param name="parts">What else the load depends on, e.g. the chosen province.</param>
    public static string StampOf(Assembly library, params IEnumerable<string> parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', [library.ManifestModule.ModuleVersionId.ToString("N"), .. parts]))));

    /// <summary>Runs <paramref name="load"/> unless it ran with this stamp before. Of several nodes that start at once one loads, the
    /// others wait.</summary>
    public async Task LoadOnceAsync(string name, string stamp, Func<Task> load, CancellationToken cancellation)
    {
        if (await IsLoadedAsync(name, stamp, cancellation))
        {
            return;
        }

        await using var transaction = await work.BeginAsync(cancellation);
        // Writing takes the row's lock: whoever waited for it finds the stamp of the node that was faster.
        var found = await AskAsync(
            "INSERT INTO kernel_loaded_seed (name, stamp) VALUES (@name, '') ON CONFLICT (name) DO UPDATE SET stamp = kernel_loaded_seed.stamp RETURNING stamp",
            name, stamp, cancellation);
        if (found == stamp)
        {
            return;
        }

        await load();
        await AskAsync("UPDATE kernel_loaded_seed SET stamp = @stamp WHERE name = @name", name, stamp, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    internal async Task<bool> IsLoadedAsync(string name, string stamp, CancellationToken cancellation) =>
        await AskAsync("SELECT stamp FROM kernel_loaded_seed WHERE name = @name", name, stamp, cancellation) == stamp;

    private Task<string?> AskAsync(string sql, string name, string stamp, CancellationToken cancellation) => work.AskAsync(
        sql,
        async command =>
        {
            command.Add("@name", name);
            command.Add("@stamp", stamp);
            return await command.ExecuteScalarAsync(cancellation) as string;
        },
        cancellation);
}

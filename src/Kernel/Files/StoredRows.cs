using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Files;

/// <summary>
/// The row of a stored file is also its lock. Bringing a file and removing one may meet on several nodes, and the bytes must win:
/// <list type="number">
/// <item>who brings it publishes the bytes, writes the row (and with it holds it), looks whether the bytes are still there, publishes them
/// again if not, commits;</item>
/// <item>who removes it deletes the row and commits; later, for bytes without a row, it takes the row's place, deletes the bytes and gives
/// the place back. Who brings the same bytes meanwhile waits at the row and then finds them gone.</item>
/// </list>
/// </summary>
internal static class StoredRows
{
    private const string Insert =
        "INSERT INTO kernel_file (hash, length, media_type, stored_at) VALUES (@hash, @length, @kind, @at) ON CONFLICT (hash) DO ";

    /// <summary>Writes the row, or dates a known one anew: what was brought today is not old. Held until the transaction's end.</summary>
    public static Task HoldAsync(this KernelDb db, Work work, StoredFile file, CancellationToken cancellation) =>
        RunAsync(db, work, Insert + "UPDATE SET stored_at = excluded.stored_at", file, cancellation);

    /// <summary>Takes the place of a row that is not there; false when it is. To be rolled back.</summary>
    public static async Task<bool> TakePlaceAsync(
        this KernelDb db, Work work, string hash, DateTimeOffset at, CancellationToken cancellation)
    {
        var place = new StoredFile { Hash = hash, Length = 0, MediaType = "", StoredAt = at };
        return await RunAsync(db, work, Insert + "NOTHING", place, cancellation) == 1;
    }

    private static Task<int> RunAsync(KernelDb db, Work work, string sql, StoredFile file, CancellationToken cancellation)
    {
        // As the database keeps instants.
        var instants = db.Model.FindEntityType(typeof(StoredFile))!.FindProperty(nameof(StoredFile.StoredAt))!.GetTypeMapping().Converter!;
        return work.AskAsync(sql, async command =>
        {
            command.Add("@hash", file.Hash);
            command.Add("@length", file.Length);
            command.Add("@kind", file.MediaType);
            command.Add("@at", instants.ConvertToProvider(file.StoredAt)!);
            return await command.ExecuteNonQueryAsync(cancellation);
        }, cancellation);
    }
}

using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Verifying;

namespace XaDienTu.Kernel.Backups;

/// <summary>Brings a copy back where nothing is yet, and has everything verified.</summary>
public sealed class Restore(
    IDatabaseKeeper keeper, IServiceScopeFactory scopes, FileStoreOptions store, IFilePlace place, IEnumerable<KeptSecret> secrets,
    Verification verification)
{
    /// <summary>The newest finished copy under a folder, or the folder itself when it is one.</summary>
    /// <param name="until">A copy that holds nothing after this instant.</param>
    /// <exception cref="KeepingException">There is none.</exception>
    public static string Choose(string from, DateTimeOffset? until)
    {
        if (File.Exists(Path.Combine(from, CopyManifest.FileName)))
        {
            return from;
        }

        var copies = Directory.Exists(from) ? Directory.GetDirectories(from) : [];
        return copies
            .Select(copy => (copy, Manifest: CopyManifest.Find(copy)))
            .Where(found => found.Manifest is { } manifest && (until is null || manifest.DatabaseAt <= until))
            .OrderByDescending(found => found.Manifest!.DatabaseAt)
            .Select(found => found.copy).FirstOrDefault()
            ?? throw new KeepingException(until is null
                ? $"Trong {from} chưa có bản sao lưu nào hoàn tất (backup.json)."
                : $"Trong {from} không có bản sao lưu nào trước {until:dd/MM/yyyy HH:mm:ss zzz}.");
    }

    /// <summary>The audit's head that the newest copy wrote down.</summary>
    /// <exception cref="KeepingException">There is no copy.</exception>
    public static AuditHead HeadOf(string copies) => CopyManifest.Find(Choose(copies, null))!.AuditHead;

    /// <param name="copy">Folder of one copy.</param>
    /// <param name="data">The new data folder.</param>
    /// <param name="secretsFrom">Where the secrets were put, if not into the copy.</param>
    /// <param name="filesFrom">Another file store to look in for files newer than the copy.</param>
    /// <returns>Whether all is back and sound.</returns>
    public async Task<bool> RunAsync(
        string copy, string provider, string data, string? secretsFrom, string? filesFrom, TextWriter output,
        CancellationToken cancellation)
    {
        var manifest = CopyManifest.Find(copy)
            ?? throw new KeepingException($"{copy} không có {CopyManifest.FileName}: bản sao chưa hoàn tất, chọn bản khác.");
        Check(manifest, provider, data);
        var files = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(copy))!, Backup.FilesFolder);
        await CheckPartsAsync(copy, manifest, cancellation);
        await keeper.RestoreAsync(Path.Combine(copy, Backup.DatabaseFolder), manifest.Kind, cancellation);
        await output.WriteLineAsync($"  Cơ sở dữ liệu ({manifest.Kind}) từ {copy}.");
        var sources = new[] { files, filesFrom }.OfType<string>().Select(IFilePlace (folder) => new FolderPlace(folder)).ToList();
        var back = await new CopyFiles(scopes).RunAsync(sources, place, store.Folder, cancellation);
        await output.WriteLineAsync($"  Tệp: {back.Copied:N0} trong {back.Count:N0} tệp đưa vào {place.Name}.");
        await BringSecretsAsync(secretsFrom ?? Path.Combine(copy, Backup.SecretsFolder), output);
        var differences = await DifferencesAsync(manifest, cancellation);
        foreach (var fault in back.Broken.Concat(differences))
        {
            await output.WriteLineAsync($"  ✗ {fault}");
        }

        return await verification.RunAsync([manifest.AuditHead], output, cancellation) && back.Broken.Count == 0 && differences.Count == 0;
    }

    private static void Check(CopyManifest manifest, string provider, string data)
    {
        if (manifest.Provider != provider)
        {
            throw new KeepingException($"Bản sao này của {manifest.Provider}. Chạy lại với --provider {manifest.Provider}.");
        }

        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
        {
            throw new KeepingException($"Thư mục {data} đã có dữ liệu, không ghi đè. Chọn --data khác, còn trống.");
        }
    }

    private static async Task CheckPartsAsync(string copy, CopyManifest manifest, CancellationToken cancellation)
    {
        foreach (var part in manifest.Parts)
        {
            var path = Path.Combine(copy, part.Path);
            if (!File.Exists(path) || (await FileFolders.ReadAsync(path, Stream.Null, cancellation)).Hash != part.Sha256)
            {
                throw new KeepingException($"Bản sao hỏng: {path} thiếu hoặc khác lúc sao lưu. Chọn bản sao khác.");
            }
        }
    }

    /// <summary>A node whose secret is set to a place of its own may have it already.</summary>
    private async Task BringSecretsAsync(string from, TextWriter output)
    {
        foreach (var secret in secrets)
        {
            var source = Path.Combine(from, secret.Name);
            if (!File.Exists(source))
            {
                await output.WriteLineAsync(
                    $"  Lưu ý: không có bí mật {secret.Name}. Chép nó vào {secret.Path} trước khi khởi động, nếu không chữ ký bằng khoá của kho không dùng được.");
            }
            else if (!File.Exists(secret.Path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(secret.Path)!);
                File.Copy(source, secret.Path);   // Keeps its mode, 600.
            }
            else if (!File.ReadAllBytes(secret.Path).AsSpan().SequenceEqual(File.ReadAllBytes(source)))
            {
                throw new KeepingException(
                    $"{secret.Path} khác với bí mật trong bản sao. Chuyển tệp đó đi hoặc chỉ Signing:SecretFile tới chỗ khác.");
            }
        }
    }

    private async Task<List<string>> DifferencesAsync(CopyManifest manifest, CancellationToken cancellation)
    {
        var now = await keeper.CountAsync(manifest.Tables.Keys, cancellation);
        return [.. manifest.Tables.Where(table => now[table.Key] != table.Value)
            .Select(table => $"Bảng {table.Key} có {now[table.Key]:N0} dòng, lúc sao lưu {table.Value:N0}.")];
    }
}

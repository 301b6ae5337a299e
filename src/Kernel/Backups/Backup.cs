using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Kernel.Backups;

/// <summary>
/// Makes a copy of everything while the platform runs. The database first, then the files: a file is on the disk before the row that
/// names it commits, and none is ever deleted, so every file the copied rows name is there when the copying of files begins.
/// </summary>
public sealed class Backup(
    IDatabaseKeeper keeper, IServiceScopeFactory scopes, AuditVerification audit, IFilePlace place, IEnumerable<KeptSecret> secrets,
    TimeProvider clock)
{
    internal const string FilesFolder = "files";
    internal const string DatabaseFolder = "database";
    internal const string SecretsFolder = "secrets";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="root">Folder of all copies; they share its files, so a second copy costs the new ones only.</param>
    /// <param name="secretsTo">Another folder for the secrets; null puts them into the copy.</param>
    /// <returns>Whether the copy is whole.</returns>
    public async Task<bool> RunAsync(string root, string provider, string? secretsTo, TextWriter output, CancellationToken cancellation)
    {
        MakeFolder(root);
        using var turn = TakeTurn(root);
        var started = clock.GetUtcNow();
        var unfinished = Path.Combine(root, "unfinished");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);   // An earlier attempt was cut short.
        }

        var database = Path.Combine(unfinished, DatabaseFolder);
        MakeFolder(unfinished);
        MakeFolder(database);
        var head = await audit.HeadAsync(cancellation);
        var copy = await keeper.CopyAsync(database, cancellation);
        var databaseAt = clock.GetUtcNow();
        var parts = await PartsAsync(unfinished, cancellation);
        await output.WriteLineAsync(
            $"  Cơ sở dữ liệu ({copy.Kind}): {parts.Sum(part => part.Bytes) / 1048576.0:N1} MB, {(databaseAt - started).TotalSeconds:N1} giây.");
        var files = await CopyFilesAsync(root, output, cancellation);
        var kept = KeepSecrets(secretsTo ?? Path.Combine(unfinished, SecretsFolder));
        new CopyManifest
        {
            Platform = CopyManifest.ThisPlatform,
            Provider = provider,
            Kind = copy.Kind,
            StartedAt = started,
            DatabaseAt = databaseAt,
            Tables = copy.Tables,
            AuditHead = head,
            Files = files.Count,
            FileBytes = files.Bytes,
            BrokenFiles = files.Broken,
            Secrets = secretsTo is null ? kept : [],
            Parts = parts,
        }.Write(unfinished);
        DurableFolder.FlushAll(unfinished);
        var finished = Path.Combine(root, CopyManifest.NameOf(databaseAt));
        Directory.Move(unfinished, finished);
        DurableFolder.Flush(root);
        await SayAsync(output, finished, kept, secretsTo, files);
        await RecordAsync(finished, new CopyMade(databaseAt, files.Count, files.Broken.Count), output, cancellation);
        return files.Broken.Count == 0;
    }

    /// <summary>Brings the new files alone: between two copies of the database, for a restore to a point in time in between.</summary>
    public async Task<bool> RunFilesAsync(string root, TextWriter output, CancellationToken cancellation)
    {
        MakeFolder(root);
        using var turn = TakeTurn(root);
        return (await CopyFilesAsync(root, output, cancellation)).Broken.Count == 0;
    }

    /// <summary>So that the administrator's first page says how the copies stand. The copy is whole without it, too.</summary>
    private async Task RecordAsync(string finished, CopyMade made, TextWriter output, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<KernelDb>().Record(
            Actor.System, clock.GetUtcNow(), "CopyMade", CopyMade.Subject, Path.GetFileName(finished), made);
        try
        {
            await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(cancellation);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            // The role that copies may have been given no right to write.
            await output.WriteLineAsync(
                $"  Lưu ý: không ghi được lần sao lưu này vào nhật ký ({failure.GetBaseException().Message}).");
            await output.WriteLineAsync("  Bản sao vẫn dùng được, nhưng trang đầu của quản trị không biết có nó.");
            await output.WriteLineAsync("  Cho vai trò sao lưu ghi nhật ký như docs/operations/backup.md hướng dẫn.");
        }
    }

    private async Task<CopiedFiles> CopyFilesAsync(string root, TextWriter output, CancellationToken cancellation)
    {
        var folder = Path.Combine(root, FilesFolder);
        var files = await new CopyFiles(scopes).RunAsync([place], new FolderPlace(folder), folder, cancellation);
        await output.WriteLineAsync(
            $"  Tệp từ {place.Name}: {files.Count:N0} tệp, {files.Bytes / 1048576.0:N1} MB; lần này chép thêm {files.Copied:N0} tệp.");
        foreach (var fault in files.Broken)
        {
            await output.WriteLineAsync($"  ✗ {fault}");
        }

        if (files.Broken.Count > 0)
        {
            await output.WriteLineAsync("  Việc cần làm: chép các tệp này từ bản sao lưu cũ hơn về kho tệp, chạy verify, rồi sao lưu lại.");
        }

        return files;
    }

    private List<string> KeepSecrets(string folder)
    {
        var kept = new List<string>();
        foreach (var secret in secrets.Where(secret => File.Exists(secret.Path)))
        {
            MakeFolder(folder);
            var target = Path.Combine(folder, secret.Name);
            File.Copy(secret.Path, target, overwrite: true);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            kept.Add(secret.Name);
        }

        return kept;
    }

    private static async Task SayAsync(TextWriter output, string finished, List<string> kept, string? secretsTo, CopiedFiles files)
    {
        if (kept.Count > 0 && secretsTo is null)
        {
            await output.WriteLineAsync(
                $"  Lưu ý: bản sao chứa bí mật kho khoá ({string.Join(", ", kept)}). Ai có cả bản sao và bí mật này mở được khoá cơ quan;");
            await output.WriteLineAsync("  cất bản sao ở nơi chỉ quản trị viên vào được, hoặc tách bí mật ra bằng --secretsTo THƯ_MỤC.");
        }

        await output.WriteLineAsync(files.Broken.Count == 0
            ? $"Đã sao lưu vào {finished}."
            : $"Đã sao lưu vào {finished}, nhưng thiếu {files.Broken.Count} tệp hỏng nêu trên.");
    }

    private static async Task<List<CopyPart>> PartsAsync(string copy, CancellationToken cancellation)
    {
        var parts = new List<CopyPart>();
        foreach (var path in Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (length, hash) = await FileFolders.ReadAsync(path, Stream.Null, cancellation);
            parts.Add(new CopyPart(Path.GetRelativePath(copy, path), length, hash));
        }

        return parts;
    }

    // A copy holds everything the platform knows about people.
    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    private static FileStream TakeTurn(string root)
    {
        try
        {
            return new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new KeepingException($"Một lần sao lưu khác đang ghi vào {root}. Chờ nó xong rồi chạy lại.", taken);
        }
    }
}

namespace XaDienTu.Kernel.Files;

/// <summary>Files on a disk, of this machine or shared by the nodes: in 256 folders by the first two letters of their hash.</summary>
public sealed class FolderPlace(string root) : IFilePlace
{
    private const int BufferSize = 64 * 1024;

    public string Name => $"thư mục {root}";

    public string AddressOf(string hash) => Path.Combine(root, hash[..2], hash);

    public Task PutAsync(string temporary, string hash, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(AddressOf(hash))!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DurableFolder.Flush(root);
        }

        Move(temporary, hash);
        // Also for a file that is there: whoever put it there this moment, perhaps at another node, may not have flushed yet.
        DurableFolder.Flush(folder);
        return Task.CompletedTask;
    }

    public Task PutOneOfManyAsync(string temporary, string hash, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(AddressOf(hash))!);
        File.Move(temporary, AddressOf(hash), overwrite: true);
        return Task.CompletedTask;
    }

    public Task FlushAsync(CancellationToken cancellation)
    {
        DurableFolder.FlushAll(root);
        return Task.CompletedTask;
    }

    public Task<PlacedFile?> FindAsync(string hash, CancellationToken cancellation)
    {
        var file = new FileInfo(AddressOf(hash));
        return Task.FromResult(file.Exists ? Of(file) : null);
    }

    public Task<FileStream?> OpenAsync(string hash, CancellationToken cancellation) => Task.FromResult(
        File.Exists(AddressOf(hash))
            ? new FileStream(AddressOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true)
            : null);

    public Task<IReadOnlyList<PlacedFile>> ListAsync(string letters, CancellationToken cancellation)
    {
        var folder = new DirectoryInfo(Path.Combine(root, letters));
        return Task.FromResult<IReadOnlyList<PlacedFile>>(folder.Exists ? [.. folder.EnumerateFiles().Select(Of)] : []);
    }

    public Task RemoveAsync(string hash, CancellationToken cancellation)
    {
        File.Delete(AddressOf(hash));
        return Task.CompletedTask;
    }

    private void Move(string temporary, string hash)
    {
        if (!File.Exists(AddressOf(hash)))
        {
            File.Move(temporary, AddressOf(hash), overwrite: true);
        }
    }

    private static PlacedFile Of(FileInfo file) => new(file.Name, file.Length, file.LastWriteTimeUtc);
}

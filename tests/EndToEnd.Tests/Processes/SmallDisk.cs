using System.Globalization;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>A disk of a few megabytes that is soon full, and can be made larger as when somebody makes room.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts it with a copy of a folder in it and that many bytes left; where this is not allowed the test is skipped,
    /// visibly.</summary>
    public static async Task<SmallDisk> MountAsync(string source, long left)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a small disk.");
        var used = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length + 4096);
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("xdt-disk-").FullName);
        try
        {
            await Shell.RunAsync("mount", "-t", "tmpfs", "-o", Size(used + left), "tmpfs", disk.Folder);
        }
        catch (InvalidOperationException refused)
        {
            Directory.Delete(disk.Folder);
            Assert.Skip($"This machine mounts no disk: {refused.Message}");
        }

        AppDomain.CurrentDomain.ProcessExit += disk.OnExit;
        await Shell.RunAsync("cp", "-a", $"{source}/.", disk.Folder);
        return disk;
    }

    public Task GrowAsync(long bytes) => Shell.RunAsync("mount", "-o", $"remount,{Size(bytes)}", Folder);

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        // Lazily: somebody may still have a file open.
        Shell.RunAsync("umount", "-l", Folder).GetAwaiter().GetResult();
        Directory.Delete(Folder);
    }

    private void OnExit(object? sender, EventArgs args) => Dispose();

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"size={bytes}");
}

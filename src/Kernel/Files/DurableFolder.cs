using System.Runtime.InteropServices;

namespace XaDienTu.Kernel.Files;

/// <summary>A renamed file is only durable once its folder is flushed too; .NET has no call for that on Linux.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    public static void Flush(string folder) => With(folder, FileSync);

    /// <summary>Everything written to the folder's file system so far is on its disk.</summary>
    public static void FlushAll(string folder) => With(folder, FileSystemSync);

    private static void With(string folder, Func<int, int> flush)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"The folder {folder} could not be opened to flush it.");
        }

        try
        {
            if (flush(descriptor) != 0)
            {
                throw new IOException($"The folder {folder} could not be flushed.");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FileSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "syncfs")]
    private static partial int FileSystemSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}

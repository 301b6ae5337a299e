using System.Runtime.InteropServices;

namespace XaDienTu.Kernel.Files;

/// <summary>A renamed file is only durable once its folder is flushed too; .NET has no call for that on Linux.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
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
            if (FileSync(descriptor) != 0)
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

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}

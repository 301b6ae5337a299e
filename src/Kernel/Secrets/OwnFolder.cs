namespace XaDienTu.Kernel.Secrets;

/// <summary>Folders and files of the platform are its user's alone: the database holds what citizens told, and keys lie beside
/// it.</summary>
public static partial class OwnFolder
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const int NothingForOthers = 0b000_111_111;

    /// <summary>What this process makes from now on opens for its user alone (umask 077).</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask(NothingForOthers);
        }
    }

    /// <summary>Makes the folder, or closes it to others where it stood open.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, Own);
        if ((File.GetUnixFileMode(folder) & ~Own) != 0)
        {
            File.SetUnixFileMode(folder, Own);
        }
    }

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "umask")]
    private static partial int SetMask(int mask);
}

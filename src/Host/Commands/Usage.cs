namespace XaDienTu.Host.Commands;

internal static class Usage
{
    public const int Failed = 1;
    public const int Misused = 2;

    public static int Unknown(string word)
    {
        Console.Error.WriteLine(
            $"Unknown command “{word}”. Commands: run, {string.Join("", ModuleCommands.All.Select(command => command.Usage + ", "))}demo [--cases N], check, backup --to DIR, restore --from DIR, verify [--backups DIR] [--heads DIR|FILE]. Without a command the host serves.");
        return Misused;
    }

    /// <summary>The value after a flag, or null.</summary>
    public static string? ValueOf(string[] args, string flag)
    {
        var place = Array.IndexOf(args, flag);
        return place >= 0 && place + 1 < args.Length ? args[place + 1] : null;
    }
}

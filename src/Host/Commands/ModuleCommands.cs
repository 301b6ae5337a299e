using XaDienTu.Kernel.Commands;

namespace XaDienTu.Host.Commands;

/// <summary>The orders that modules bring.</summary>
internal static class ModuleCommands
{
    public static IEnumerable<ModuleCommand> All => Modules.All.SelectMany(module => module.Commands);

    public static ModuleCommand? AskedBy(string[] line) => All.FirstOrDefault(command => command.IsAskedBy(line));

    public static async Task<int> RunAsync(ModuleCommand command, string[] line)
    {
        await using var app = Platform.Build(line);
        await Platform.PrepareAsync(app, CancellationToken.None);
        return await command.RunAsync(app.Services, command.ArgumentsOf(line), Console.Out, CancellationToken.None);
    }
}

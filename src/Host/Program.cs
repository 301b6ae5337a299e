using XaDienTu.Host.Commands;
using XaDienTu.Kernel.Data;

// Without a command the host serves: "dotnet run --project src/Host" is enough.
try
{
    return args switch
    {
        ["run", .. var rest] => await RunCommand.DemoAsync(rest),
        ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
        ["check", .. var rest] => await CheckCommand.RunAsync(rest),
        ["backup", .. var rest] => await BackupCommand.RunAsync(rest),
        ["restore", .. var rest] => await RestoreCommand.RunAsync(rest),
        ["verify", .. var rest] => await VerifyCommand.RunAsync(rest),
        _ when ModuleCommands.AskedBy(args) is { } command => await ModuleCommands.RunAsync(command, args),
        [var word, ..] when !word.StartsWith('-') => Usage.Unknown(word),
        _ => await RunCommand.ServeAsync(args),
    };
}
catch (EarlierDatabaseException refused)
{
    Console.Error.WriteLine(refused.Message);
    return Usage.Failed;
}

using XaDienTu.Host.Commands;
using XaDienTu.Kernel.Data;

// Without a command the host serves: "dotnet run --project src/Host" is enough.
try
{
    return args switch
    {
        ["run", .. var rest] => await RunCommand.DemoAsync(rest),
        ["import", "procedures", var folder, .. var rest] => await ImportCommand.RunAsync(folder, rest),
        ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
        ["check", .. var rest] => await CheckCommand.RunAsync(rest),
        ["backup", .. var rest] => await BackupCommand.RunAsync(rest),
        ["restore", .. var rest] => await RestoreCommand.RunAsync(rest),
        ["verify", .. var rest] => await VerifyCommand.RunAsync(rest),
        [var word, ..] when !word.StartsWith('-') => Usage.Unknown(word),
        _ => await RunCommand.ServeAsync(args),
    };
}
catch (EarlierDatabaseException refused)
{
    Console.Error.WriteLine(refused.Message);
    return Usage.Failed;
}

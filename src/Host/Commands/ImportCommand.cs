using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Host.Commands;

/// <summary><c>import procedures DIR</c>: reads published records into the catalogue of a data folder and prints the report.</summary>
internal static class ImportCommand
{
    public static async Task<int> RunAsync(string folder, string[] args)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"Không có thư mục {folder}. Kiểm tra lại đường dẫn.");
            return Usage.Failed;
        }

        await using var app = Platform.Build(args);
        await Platform.PrepareAsync(app, CancellationToken.None);
        return await ProceduresCommands.ImportAsync(app.Services, folder, Console.Out, CancellationToken.None);
    }
}

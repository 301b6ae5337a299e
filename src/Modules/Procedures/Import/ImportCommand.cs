using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Commands;

namespace XaDienTu.Procedures.Import;

/// <summary><c>import procedures DIR</c>: reads every *.json of the directory and prints the report.</summary>
internal static class ImportCommand
{
    public static ModuleCommand Command { get; } = new(
        "import procedures", ["DIR"], (services, given, output, cancellation) => RunAsync(services, given[0], output, cancellation));

    /// <returns>0 when every file was read, 1 when some were refused, 2 when there was nothing to read.</returns>
    public static async Task<int> RunAsync(
        IServiceProvider services, string directory, TextWriter output, CancellationToken cancellation)
    {
        if (!Directory.Exists(directory))
        {
            await output.WriteLineAsync($"Không có thư mục “{directory}”.");
            return 2;
        }

        var files = Directory.GetFiles(directory, "*.json").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            await output.WriteLineAsync($"Thư mục “{directory}” không có tệp .json nào.");
            return 2;
        }

        await using var scope = services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ImportProcedures>()
            .RunAsync(new(files.Select(Open), []), Actor.System, cancellation);
        await output.WriteAsync(result.Ok ? result.Value.ToText() : result.Error.Message + Environment.NewLine);
        return result is { Ok: true, Value.Report.Refused.Count: 0 } ? 0 : 1;
    }

    /// <summary>A file too large is named as such by its length alone; it is not read into memory.</summary>
    private static SourceFile Open(string path) =>
        new(Path.GetFileName(path),
            new FileInfo(path).Length > PublishedRecord.LargestFile ? new byte[PublishedRecord.LargestFile + 1] : File.ReadAllBytes(path));
}

using System.Reflection;
using System.Text.Json;
using XaDienTu.Kernel;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Publishing;

/// <summary>The procedures that ship with the platform: one JSON file per version, embedded in this library.</summary>
internal static class CatalogueFiles
{
    private const string Prefix = "catalogue/";
    private static readonly Assembly Library = typeof(CatalogueFiles).Assembly;

    public static IEnumerable<string> Names =>
        Library.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static (ProcedureContent Content, string Hash) Read(string name)
    {
        using var stream = Library.GetManifestResourceStream(name)!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        var content = JsonSerializer.Deserialize<ProcedureContent>(file, JsonText.Options) ?? throw new JsonException($"{name} is empty.");
        return (content, ProcedureVersion.HashOf(file));
    }
}

using XaDienTu.TestKit;

namespace XaDienTu.Architecture.Tests;

/// <summary>The hand-written files of the repository.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated =
        ["/bin/", "/obj/", "/node_modules/", "/Migrations/", "/wwwroot/lib/", "/.data/", "/artifacts/"];

    public static string Root => HostBuild.Repository;

    /// <summary>Paths relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> Files(params string[] extensions) =>
        new[] { "src", "tests", "tools", "bench" }.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(file => "/" + Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file =>
                extensions.Contains(Path.GetExtension(file)) && !Generated.Any(part => file.Contains(part, StringComparison.Ordinal)))
            .Select(file => file[1..]);

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));
}

using System.Reflection;
using XaDienTu.Kernel;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Packs;

/// <param name="ValidFrom">First day of every organization of the pack.</param>
/// <param name="Root">Identifier of the province.</param>
/// <param name="Contact">Address and e-mail of the province's committee, a line each, for the foot of the citizens' pages.</param>
/// <param name="Ends">Identifier of the root of an older tree that ends the day before.</param>
internal sealed record PackHead(DateOnly ValidFrom, string Root, IReadOnlyList<string> Contact, string? Ends = null);

internal sealed record PackUnit(
    string Identifier,
    string? OldIdentifier,
    string? UnitCode,
    OrganizationKind Kind,
    string Style,
    string Name,
    string? Parent,
    string Functions,
    string Predecessors,
    IReadOnlyList<string> Replaces);

/// <summary>A province's organizations as they ship inside the module.</summary>
internal sealed record Pack(PackHead Head, IReadOnlyList<PackUnit> Units)
{
    private const string HeadFile = "pack.json";

    /// <summary>The heads of all packs that ship.</summary>
    public static IReadOnlyList<PackHead> Heads { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.EndsWith(HeadFile, StringComparison.Ordinal))
            .Select(name => JsonText.Parse<PackHead>(Text(name))),
    ];

    public static Pack Read(string name) => new(
        JsonText.Parse<PackHead>(Text(name, HeadFile)),
        [.. Text(name, "units.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Unit)]);

    private static PackUnit Unit(string line)
    {
        if (line.Split('\t') is not [
            var identifier, var old, var code, var kind, var style, var name, var parent, var functions, var predecessors, var replaces])
        {
            throw new InvalidDataException($"A pack's line needs ten columns: {line}");
        }

        return new(
            identifier, OrNull(old), OrNull(code), Enum.Parse<OrganizationKind>(kind, ignoreCase: true), style, name, OrNull(parent),
            functions,
            predecessors, replaces.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static string Text(string pack, string file) => Text($"Packs/{pack}/{file}");

    private static string Text(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"No province pack has '{resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

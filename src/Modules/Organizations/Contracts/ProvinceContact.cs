using XaDienTu.Organizations.Packs;

namespace XaDienTu.Organizations.Contracts;

/// <summary>Where a province is reached beside its platform, as its pack says.</summary>
public static class ProvinceContact
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Lines =
        Pack.Heads.ToDictionary(head => head.Root, head => head.Contact);

    /// <summary>Address and e-mail, a line each; empty for a province without a pack.</summary>
    public static IReadOnlyList<string> LinesOf(string identifier) => Lines.GetValueOrDefault(identifier, []);
}

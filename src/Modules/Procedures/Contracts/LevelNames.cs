namespace XaDienTu.Procedures.Contracts;

/// <summary>Kinds of organizations that receive and decide, in the words of citizens.</summary>
public static class LevelNames
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["commune"] = "Cấp xã",
        ["district"] = "Cấp huyện",
        ["department"] = "Sở, ngành tỉnh",
        ["province"] = "UBND tỉnh",
    };

    public static string Of(string level) => All.GetValueOrDefault(level, level);
}

using System.Text.Json;

namespace XaDienTu.Kernel.Inputs;

/// <summary>What is beyond its bound, by field; a handful tells enough.</summary>
internal sealed class InputFaults(bool isJson)
{
    private const int Most = 20;

    /// <summary>None as long as there is no fault: nearly always.</summary>
    public Dictionary<string, string>? Found { get; private set; }

    public bool AreEnough => Found?.Count >= Most;

    public void Add(string path, string sentence) => (Found ??= [])[path] = sentence;

    /// <summary>Names as the sender wrote them: camelCase in JSON, the properties' own in forms.</summary>
    public string Join(string path, string name)
    {
        var written = isJson ? JsonNamingPolicy.CamelCase.ConvertName(name) : name;
        return path.Length == 0 ? written : $"{path}.{written}";
    }
}

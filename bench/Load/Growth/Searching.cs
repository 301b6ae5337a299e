using XaDienTu.Load.Cases;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Growth;

/// <summary>What officers look for among all cases of their agencies.</summary>
internal sealed class Searching(Officers officers, KnownCases known)
{
    private static readonly string[] Common = ["khai sinh", "nguyen", "chung thuc", "giay phep xay dung"];
    private static readonly byte[] PageEnd = "</html>"u8.ToArray();
    private int next;

    public IEnumerable<Scenario> All =>
    [
        Of("search-list", () => ""),
        Of("search-name", () => "?q=" + Next(known.Names)),
        Of("search-rare-name", () => "?q=" + Next(known.RareNames)),
        Of("search-common-word", () => "?q=" + Next(Common)),
        Of("search-open", () => "?trang-thai=InProcess"),
        Of("search-stopped", () => "?trang-thai=Stopped"),
        Of("search-code", () => "?q=" + Next(known.Codes)),
    ];

    private Scenario Of(string name, Func<string> query) =>
        new(name, _ => Reading.GetAsync(officers.Next(), "/can-bo/ho-so" + query(), PageEnd));

    private string Next(IReadOnlyList<string> choices) =>
        Uri.EscapeDataString(choices[(Interlocked.Increment(ref next) & int.MaxValue) % choices.Count]);
}

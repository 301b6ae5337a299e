namespace XaDienTu.Procedures.Finding;

/// <summary>Words people search for most, each a link.</summary>
internal static class OftenSought
{
    public static IReadOnlyList<(string Title, string Query)> Words { get; } =
    [
        ("Khai sinh", "khai sinh"), ("Chứng thực bản sao", "chứng thực bản sao"), ("Kết hôn", "kết hôn"), ("Sổ đỏ", "sổ đỏ"),
        ("Hộ kinh doanh", "hộ kinh doanh"),
    ];
}

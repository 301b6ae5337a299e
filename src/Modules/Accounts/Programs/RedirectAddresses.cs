namespace XaDienTu.Accounts.Programs;

/// <summary>
/// The addresses people may come back to after signing in for another program (RFC 9700, 2.1: compared letter by letter, so they are fixed
/// and whole).
/// </summary>
internal static class RedirectAddresses
{
    public const int Most = 10;
    public const int MostLetters = 500;

    public static IReadOnlyList<string> Lines(string? text) =>
        [.. (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>The sentence that says what is wrong, or null.</summary>
    public static string? Fault(IReadOnlyList<string> lines)
    {
        if (lines.Count > Most)
        {
            return $"Nhiều nhất {Most} địa chỉ. Bỏ bớt.";
        }

        return lines.Select(Fault).FirstOrDefault(fault => fault is not null);
    }

    private static string? Fault(string line)
    {
        if (line.Length > MostLetters || !Uri.TryCreate(line, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            return $"“{Short(line)}” không phải địa chỉ đầy đủ. Viết như https://phanmem.tinh.vn/dang-nhap.";
        }

        // On the same machine nobody listens in between: native programs (RFC 8252, 7.3).
        var isHere = address is { Scheme: "http", IsLoopback: true };
        return address.Scheme != "https" && !isHere ? $"“{Short(line)}” phải bắt đầu bằng https://."
            : address.Fragment.Length > 0 || line.Contains('#', StringComparison.Ordinal)
                ? $"“{Short(line)}” có dấu #. Bỏ phần từ dấu # trở đi."
            : address.UserInfo.Length > 0 ? $"“{Short(line)}” có tên đăng nhập trong địa chỉ. Bỏ phần trước dấu @."
            : line.Contains('*', StringComparison.Ordinal) ? $"“{Short(line)}” có dấu *. Ghi từng địa chỉ một."
            : null;
    }

    private static string Short(string line) => line.Length <= 80 ? line : line[..80] + "…";
}

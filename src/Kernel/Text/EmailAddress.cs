using System.Text.RegularExpressions;

namespace XaDienTu.Kernel.Text;

/// <summary>An address letters can be sent to, as far as its form tells.</summary>
public static partial class EmailAddress
{
    private const int MostShown = 60;

    /// <summary>What is wrong with a cleaned address; null when it does.</summary>
    public static string? Fault(string address, int most) =>
        address.Length > most ? $"Thư điện tử dài quá {most} ký tự. Kiểm tra lại."
        : Form().IsMatch(address) ? null
        : $"Thư điện tử “{(address.Length <= MostShown ? address : TypedText.Cut(address, MostShown) + "…")}” chưa đúng, ví dụ ten@example.vn. Sửa lại hoặc để trống.";

    [GeneratedRegex(@"^[^@\s<>,;]+@[^@\s.<>,;]+(?:\.[^@\s.<>,;]+)+$")]
    private static partial Regex Form();
}

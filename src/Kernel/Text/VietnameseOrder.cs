using XaDienTu.Kernel.Time;

namespace XaDienTu.Kernel.Text;

/// <summary>
/// Names as a Vietnamese dictionary orders them: a, ă, â; o, ô, ơ; the tones after the letters. In memory and not by the database: lists
/// ordered by name are short, and SQLite knows no such order.
/// </summary>
public static class VietnameseOrder
{
    public static StringComparer Comparer { get; } = StringComparer.Create(VietnamTime.Culture, ignoreCase: true);
}

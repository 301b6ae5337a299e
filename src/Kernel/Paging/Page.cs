using System.Buffers.Text;
using System.Text;

namespace XaDienTu.Kernel.Paging;

/// <summary>One page of a keyset-paged list.</summary>
/// <param name="Next">Opaque cursor for <c>after=</c>; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

public static class Page
{
    /// <summary>Cuts a list read with one row more than the page, and makes the cursor of the last row kept.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int size, Func<T, string> cursor) =>
        rows.Count <= size ? new(rows, null) : new([.. rows.Take(size)], Cursor.Of(cursor(rows[size - 1])));
}

/// <summary>An opaque place in a list: callers pass it back and read nothing into it.</summary>
public static class Cursor
{
    public const int DefaultSize = 25;
    public const int MaxSize = 100;

    public static string Of(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    /// <summary>The place, or null when there is none or it was not made by us.</summary>
    public static string? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
    }
}

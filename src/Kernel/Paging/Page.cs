using System.Buffers.Text;
using System.Security.Cryptography;
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

    /// <summary>Not against an enemy, who may see what he may see: against a place cut short, or made up, that would silently mean the
    /// first page.</summary>
    private const int CheckLength = 4;

    public static string Of(string place)
    {
        var bytes = Encoding.UTF8.GetBytes(place);
        return Base64Url.EncodeToString([.. CheckOf(bytes), .. bytes]);
    }

    /// <summary>The place, or null when there is none or it was not made by us.</summary>
    public static string? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
        return bytes.Length > CheckLength && CheckOf(bytes[CheckLength..]).AsSpan().SequenceEqual(bytes[..CheckLength])
            ? Encoding.UTF8.GetString(bytes[CheckLength..])
            : null;
    }

    private static byte[] CheckOf(ReadOnlySpan<byte> place) => SHA256.HashData(place)[..CheckLength];
}

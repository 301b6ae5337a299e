using System.Globalization;
using System.Text;

namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>String objects (ISO 32000-2 §7.3.4), names with escapes (§7.3.5), text strings and dates (§7.9.2, §7.9.4).</summary>
internal static class PdfStrings
{
    private const int MaxBytes = 16 * 1024 * 1024;

    public static PdfString ReadHexadecimal(byte[] data, PdfParser parser, int end)
    {
        var start = parser.Position;
        var length = data.AsSpan(start, end - start).IndexOf((byte)'>');
        parser.TakeRun(length < 0 ? end - start : length);
        if (length is < 0 or > MaxBytes)
        {
            throw parser.Broken("a string does not end");
        }

        var bytes = new byte[length / 2];
        var (count, high) = (0, -1);
        foreach (var letter in data.AsSpan(start + 1, length - 1))
        {
            if (PdfParser.IsSpace(letter))
            {
                continue;
            }

            if (!char.IsAsciiHexDigit((char)letter))
            {
                throw parser.Broken("a string has a letter that is no hexadecimal digit");
            }

            var digit = letter <= '9' ? letter - '0' : (letter | 0x20) - 'a' + 10;
            if (high < 0)
            {
                high = digit;
            }
            else
            {
                bytes[count++] = (byte)((high << 4) | digit);
                high = -1;
            }
        }

        // A last single digit counts as if followed by 0.
        if (high >= 0)
        {
            bytes[count++] = (byte)(high << 4);
        }

        parser.Position = start + length + 1;
        return Placed(count == bytes.Length ? bytes : bytes[..count], start, parser);
    }

    public static PdfString ReadLiteral(byte[] data, PdfParser parser, int end)
    {
        var start = parser.Position;
        if (PlainLength(data.AsSpan(start, end - start)) is { } length)
        {
            parser.Position = start + length;
            parser.TakeRun(length);
            return Placed(data[(start + 1)..(start + length - 1)], start, parser);
        }

        var bytes = new MemoryStream();
        var depth = 0;
        for (var at = start; at < end && bytes.Length < MaxBytes; at++)
        {
            var letter = data[at];
            if (letter == '\\' && at + 1 < end)
            {
                at = ReadEscape(data, at + 1, end, bytes);
                continue;
            }

            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth == 0)
            {
                parser.Position = at + 1;
                parser.TakeRun(at - start);
                return Placed(bytes.ToArray(), start, parser);
            }

            if (at > start)
            {
                bytes.WriteByte(letter);
            }
        }

        parser.TakeRun(Math.Min(end - start, MaxBytes));
        throw parser.Broken("a string does not end");
    }

    // Most strings hold neither a bracket nor an escape.
    private static int? PlainLength(ReadOnlySpan<byte> text)
    {
        var special = text[1..].IndexOfAny("()\\"u8);
        return special >= 0 && special <= MaxBytes && text[special + 1] == ')' ? special + 2 : null;
    }

    public static string Unescaped(string name)
    {
        var text = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] == '#' && at + 2 < name.Length
                && byte.TryParse(name.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                text.Append((char)value);
                at += 2;
            }
            else
            {
                text.Append(name[at]);
            }
        }

        return text.ToString();
    }

    /// <summary>The first 1000 letters of a text string, without control characters.</summary>
    public static string Text(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest, 0, Math.Min(rest.Length, 2000)),
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest, 0, Math.Min(rest.Length, 2000)),
            _ => Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 1000)),
        };
        return string.Concat(text.Where(letter => !char.IsControl(letter)));
    }

    public static DateTimeOffset? Date(byte[] bytes)
    {
        var text = Text(bytes).Replace("'", "", StringComparison.Ordinal);
        string[] formats =
            ["'D:'yyyyMMddHHmmsszzz", "'D:'yyyyMMddHHmmss'Z'", "'D:'yyyyMMddHHmmss'Z0000'", "'D:'yyyyMMddHHmmss", "'D:'yyyyMMddHHmm"];
        if (text.Length > 5 && text[^5] is '+' or '-')
        {
            text = text.Insert(text.Length - 2, ":");
        }

        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
    }

    private static PdfString Placed(byte[] bytes, int start, PdfParser parser) =>
        parser.InFile ? new PdfString(bytes, start, parser.Position) : new PdfString(bytes, 0, 0);

    private static int ReadEscape(byte[] data, int at, int end, MemoryStream bytes)
    {
        switch (data[at])
        {
            case (byte)'\r':
                return at + 1 < end && data[at + 1] == '\n' ? at + 1 : at;
            case (byte)'\n':
                return at;
            case >= (byte)'0' and <= (byte)'7':
                var (last, code) = (at, 0);
                while (last < end && last < at + 3 && data[last] is >= (byte)'0' and <= (byte)'7')
                {
                    code = (code * 8) + (data[last++] - '0');
                }

                bytes.WriteByte((byte)code);
                return last - 1;
            default:
                bytes.WriteByte(data[at] switch
                {
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    var other => other,
                });
                return at;
        }
    }
}

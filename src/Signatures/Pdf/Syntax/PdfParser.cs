using System.Globalization;
using System.Text;

namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>Reads values from bytes between two positions (ISO 32000-2 §7.2, §7.3). Depth and number of values are bounded.</summary>
/// <param name="inFile">False for inflated bytes: positions there are no positions in the file.</param>
internal sealed class PdfParser(
    byte[] data, int position, int end, ReadBudget budget, ParserMemory memory, bool inFile = true)
{
    /// <summary>Shorter runs of blanks are not worth counting.</summary>
    private const int ShortRun = 64;

    public int Position { get; set; } = position;

    public bool InFile { get; } = inFile;

    private int Peek => Position < end ? data[Position] : -1;

    public PdfValue ReadValue(int depth = 0)
    {
        if (depth > ReadBudget.MaxDepth)
        {
            throw new SignatureFormatException("pdf-too-deep", "Objects of the PDF are nested too deeply.");
        }

        budget.TakeValue();
        SkipSpace();
        switch (Peek)
        {
            case '/':
                return ReadName();
            case '(':
                return PdfStrings.ReadLiteral(data, this, end);
            case '[':
                return ReadArray(depth);
            case '<' when Position + 1 < end && data[Position + 1] == '<':
                return ReadDictionary(depth);
            case '<':
                return PdfStrings.ReadHexadecimal(data, this, end);
            case >= '0' and <= '9' or '+' or '-' or '.':
                return ReadNumberOrReference();
            default:
                return ReadKeyword() switch
                {
                    "true" => new PdfBoolean(true),
                    "false" => new PdfBoolean(false),
                    "null" => PdfNull.Instance,
                    var other => throw Broken($"“{other}” is no PDF value"),
                };
        }
    }

    public string ReadKeyword()
    {
        SkipSpace();
        var start = Position;
        while (Position < end && Position - start < 20 && IsRegular(data[Position]))
        {
            Position++;
        }

        return Encoding.Latin1.GetString(data, start, Position - start);
    }

    /// <summary>A whole number without sign, or null with the position unchanged.</summary>
    public int? TryReadInteger()
    {
        SkipSpace();
        var (start, value) = (Position, 0L);
        while (Peek is >= '0' and <= '9' && value <= int.MaxValue)
        {
            value = (value * 10) + (data[Position++] - '0');
        }

        if (Position > start && value <= int.MaxValue && (Position >= end || !IsRegular(data[Position])))
        {
            return (int)value;
        }

        Position = start;
        return null;
    }

    public int ReadInteger() => TryReadInteger() ?? throw Broken("a whole number is missing");

    public bool TryRead(ReadOnlySpan<byte> keyword)
    {
        SkipSpace();
        if (!data.AsSpan(Position, end - Position).StartsWith(keyword))
        {
            return false;
        }

        Position += keyword.Length;
        return true;
    }

    public void SkipSpace()
    {
        var start = Position;
        SkipBlanks();
        if (Position - start > ShortRun)
        {
            budget.TakeBytes(Position - start);
        }
    }

    /// <summary>To be told of each string, for many may end in the same bytes.</summary>
    public void TakeRun(int bytes) => budget.TakeBytes(bytes);

    private void SkipBlanks()
    {
        while (Position < end)
        {
            if (data[Position] == '%')
            {
                while (Position < end && data[Position] is not ((byte)'\r' or (byte)'\n'))
                {
                    Position++;
                }
            }
            else if (IsSpace(data[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    public static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    public SignatureFormatException Broken(string what) => new("pdf-syntax", $"The PDF is broken at byte {Position}: {what}.");

    private static bool IsRegular(byte value) =>
        !IsSpace(value) && value is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']'
            or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');

    private PdfName ReadName()
    {
        var start = ++Position;
        while (Position < end && IsRegular(data[Position]))
        {
            Position++;
        }

        // §7.3.5 allows 127 bytes; longer ones exist, megabytes do not.
        if (Position - start > 4096)
        {
            throw Broken("a name is too long");
        }

        return memory.Name(data.AsSpan(start, Position - start));
    }

    private PdfArray ReadArray(int depth)
    {
        Position++;
        var first = memory.Items.Count;
        while (!AtEnd("]"u8))
        {
            memory.Items.Add(ReadValue(depth + 1));
        }

        var items = ParserMemory.Cut(memory.Items, first);
        return items.Length == 0 ? PdfArray.Empty : new PdfArray(items);
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        Position += 2;
        var first = memory.Entries.Count;
        while (!AtEnd(">>"u8))
        {
            if (Peek != '/')
            {
                throw Broken("a key is missing in a dictionary");
            }

            var key = ReadName().Text;
            memory.Entries.Add(KeyValuePair.Create(key, ReadValue(depth + 1)));
        }

        var entries = ParserMemory.Cut(memory.Entries, first);
        return entries.Length == 0 ? PdfDictionary.Empty : new PdfDictionary(entries);
    }

    private bool AtEnd(ReadOnlySpan<byte> delimiter)
    {
        if (TryRead(delimiter))
        {
            return true;
        }

        return Position < end ? false : throw Broken("the file ends inside an object");
    }

    private PdfValue ReadNumberOrReference()
    {
        if (TryReadInteger() is not { } first)
        {
            return ReadNumber();
        }

        var behindFirst = Position;
        if (TryReadInteger() is { } generation and <= 65535)
        {
            SkipSpace();
            if (Peek == 'R' && (Position + 1 >= end || !IsRegular(data[Position + 1])))
            {
                Position++;
                return new PdfReference(first, generation);
            }
        }

        Position = behindFirst;
        return new PdfNumber(first);
    }

    private PdfNumber ReadNumber()
    {
        var start = Position;
        while (Peek is (>= '0' and <= '9') or '+' or '-' or '.' && Position - start < 64)
        {
            Position++;
        }

        var text = Encoding.ASCII.GetString(data, start, Position - start);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new PdfNumber(value)
            : throw Broken("a number cannot be read");
    }
}

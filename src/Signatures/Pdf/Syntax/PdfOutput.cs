using System.Buffers;
using System.Globalization;
using System.Text;

namespace XaDienTu.Signatures.Pdf.Syntax;

/// <summary>Writes values as bytes.</summary>
internal sealed class PdfOutput(int capacity = 256)
{
    private readonly ArrayBufferWriter<byte> bytes = new(capacity);

    public int Position => bytes.WrittenCount;

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public void Write(ReadOnlySpan<byte> data) => bytes.Write(data);

    public void Write(string text) => Encoding.Latin1.GetBytes(text, bytes);

    public void Write(PdfValue value)
    {
        switch (value)
        {
            case PdfNull:
                Write("null");
                break;
            case PdfBoolean boolean:
                Write(boolean.Value ? "true" : "false");
                break;
            case PdfNumber number:
                Write(number.Value.ToString("0.############", CultureInfo.InvariantCulture));
                break;
            case PdfName name:
                WriteName(name.Text);
                break;
            case PdfString text:
                Write($"<{Convert.ToHexString(text.Bytes)}>");
                break;
            case PdfReference reference:
                Write(string.Create(CultureInfo.InvariantCulture, $"{reference.Number} {reference.Generation} R"));
                break;
            case PdfArray array:
                WriteArray(array);
                break;
            case PdfDictionary dictionary:
                WriteDictionary(dictionary);
                break;
            default:
                throw new ArgumentException("A stream is written with its data.", nameof(value));
        }
    }

    private void WriteArray(PdfArray array)
    {
        Write("[");
        for (var at = 0; at < array.Items.Length; at++)
        {
            Write(at > 0 ? " " : "");
            Write(array.Items[at]);
        }

        Write("]");
    }

    private void WriteDictionary(PdfDictionary dictionary)
    {
        Write("<<");
        foreach (var (key, value) in dictionary.Entries)
        {
            Write(" ");
            WriteName(key);
            Write(" ");
            Write(value);
        }

        Write(" >>");
    }

    private void WriteName(string name)
    {
        Write("/");
        foreach (var letter in name)
        {
            Write(letter is > ' ' and <= '~' && !"()<>[]{}/%#".Contains(letter, StringComparison.Ordinal)
                ? letter.ToString()
                : $"#{(int)letter:X2}");
        }
    }
}

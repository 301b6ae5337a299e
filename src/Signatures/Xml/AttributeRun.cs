namespace XaDienTu.Signatures.Xml;

/// <summary>
/// Looks for an element with endless attributes before any reader does: .NET's compares each name with those before, a minute of work for
/// nine megabytes. Works on bytes: in every encoding the reader knows, a new tag begins with the byte of &lt;, which no attribute's value
/// may hold, and an attribute is an equals sign, perhaps blanks, and a quotation mark (XML 1.0, 3.1).
/// </summary>
internal static class AttributeRun
{
    /// <summary>Far beyond any honest element, and still read in milliseconds.</summary>
    private const int Most = 5_000;

    public static bool IsTooLong(ReadOnlySpan<byte> xml)
    {
        var (run, afterEquals) = (0, false);
        foreach (var sign in xml)
        {
            switch (sign)
            {
                case (byte)'<':
                    (run, afterEquals) = (0, false);
                    break;
                case (byte)'=':
                    afterEquals = true;
                    break;
                case (byte)'"' or (byte)'\'' when afterEquals:
                    afterEquals = false;
                    if (++run > Most)
                    {
                        return true;
                    }

                    break;
                case 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    break;
                default:
                    afterEquals = false;
                    break;
            }
        }

        return false;
    }
}

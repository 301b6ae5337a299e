using System.Formats.Asn1;
using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// Finds every signature of a PDF, judges its place in the file and what came after it. Reading costs bounded time and memory
/// whatever the file says.
/// </summary>
public static class PdfSignatureReader
{
    private const int MaxSignatures = 200;

    /// <exception cref="SignatureFormatException">
    /// pdf-not-pdf, pdf-too-large, pdf-truncated, pdf-encrypted, pdf-syntax, pdf-xref, pdf-xref-ambiguous, pdf-stream,
    /// pdf-too-deep, pdf-too-complex, too-many-signatures.
    /// </exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public static PdfSignatures Read(byte[] pdf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var file = new PdfFile(pdf, cancellation);
        var last = new PdfRevision(file, pdf.Length);
        var found = new Dictionary<PdfDictionary, string?>(ReferenceEqualityComparer.Instance);
        foreach (var field in PdfFields.Signatures(last))
        {
            if (last.Dictionary(field.Value) is { } signature)
            {
                found.TryAdd(signature, field.Name);
            }
        }

        var definitions = PdfScan.ObjectStarts(file);
        foreach (var signature in PdfScan.SignatureDictionaries(file, definitions))
        {
            found.TryAdd(signature, null);
        }

        if (found.Count > MaxSignatures)
        {
            throw new SignatureFormatException("too-many-signatures", "The PDF has more signatures than any document.");
        }

        var hashing = new HashBudget(pdf.Length, cancellation);
        var later = new LaterRevisions(file, last, PdfScan.LastUnlisted(file, last, definitions), found.Keys);
        var items = found.Select(pair => Signature(file, later, hashing, pair.Key, pair.Value)).OrderBy(item => item.End);
        return new PdfSignatures([.. items.Select(item => item.Signature)], PdfSecurityStore.Read(last), hashing);
    }

    private static (PdfSignature Signature, long End) Signature(
        PdfFile file, LaterRevisions later, HashBudget hashing, PdfDictionary dictionary, string? fieldName)
    {
        var last = later.Last;
        var contents = dictionary["Contents"] as PdfString;
        var range = LaterRevisions.ByteRange(dictionary);
        var end = LaterRevisions.EndOf(dictionary);
        var sound = !dictionary.HasDuplicates && contents is { End: > 0 } && range.Length == 4 && range[0] == 0
            && range[1] == contents.Start && range[2] == contents.End && file.Bytes[contents.Start] == '<'
            && end <= file.Bytes.Length && end > range[2];
        var signed = sound ? TryRevision(file, (int)end) : null;
        sound = signed is not null && (signed.End == end || EndsWithMark(file, (int)end, signed));
        var (changes, signedLater) = sound ? later.Than(signed!, dictionary) : LaterRevisions.Unknown;
        var signature = new PdfSignature(dictionary, signedLater, file.Bytes, Ranges(range, file.Bytes.Length), hashing)
        {
            FieldName = fieldName,
            SubFilter = (last.Resolve(dictionary["SubFilter"]) as PdfName)?.Text,
            IsDocumentTimeStamp = dictionary.Is("Type", "DocTimeStamp") || dictionary.Is("SubFilter", "ETSI.RFC3161"),
            Cms = Trimmed(contents?.Bytes ?? []),
            ByteRangeSound = sound,
            CoversWholeFile = sound && end == file.Bytes.Length,
            ChangesAfter = [.. changes],
            ClaimedAt = last.Resolve(dictionary["M"]) is PdfString at ? PdfStrings.Date(at.Bytes) : null,
            Reason = Text(last, dictionary["Reason"]),
            Location = Text(last, dictionary["Location"]),
            SignerName = Text(last, dictionary["Name"]),
        };
        return (signature, end);
    }

    private static PdfRevision? TryRevision(PdfFile file, int end)
    {
        try
        {
            return new PdfRevision(file, end);
        }
        catch (SignatureFormatException unreadable) when (unreadable.Code is not ("pdf-too-complex" or "pdf-too-deep"))
        {
            return null;
        }
    }

    // Some writers end the range before the line end of the mark, some add spaces behind it.
    private static bool EndsWithMark(PdfFile file, int end, PdfRevision signed) =>
        signed.End < end && !file.Bytes.AsSpan(signed.End, end - signed.End).ContainsAnyExcept("\r\n \t\0"u8);

    /// <summary>None where it is not two pairs; what lies outside of the file is left out.</summary>
    private static (int, int)[] Ranges(int[] range, int fileLength) =>
        range is [var first, var firstLength, var second, var secondLength]
            ? [Inside(first, firstLength, fileLength), Inside(second, secondLength, fileLength)]
            : [];

    private static (int, int) Inside(int start, int length, int fileLength) =>
        start >= 0 && length >= 0 && (long)start + length <= fileLength ? (start, length) : (0, 0);

    private static byte[] Trimmed(byte[] contents)
    {
        try
        {
            AsnDecoder.ReadEncodedValue(contents, AsnEncodingRules.BER, out _, out _, out var length);
            return contents[..length];
        }
        catch (AsnContentException)
        {
            return contents;
        }
    }

    private static string? Text(PdfRevision revision, PdfValue? value) =>
        revision.Resolve(value) is PdfString text ? PdfStrings.Text(text.Bytes) : null;
}

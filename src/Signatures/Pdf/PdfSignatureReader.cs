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

    // One more number than is judged is enough to tell.
    private const int MostNumbers = 5;

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
        // Where the form leads to no signature at all, whatever stands in the file is looked at: somebody may have hidden it.
        var isHidden = found.Count == 0;
        var current = isHidden ? [] : PdfScan.CurrentStarts(file, last);
        foreach (var (start, signature) in PdfScan.SignatureDictionaries(file, definitions))
        {
            if (isHidden || found.ContainsKey(signature) || current.Contains(start))
            {
                found.TryAdd(signature, null);
            }
        }

        if (found.Count > MaxSignatures)
        {
            throw new SignatureFormatException("too-many-signatures", "The PDF has more signatures than any document.");
        }

        var hashing = new HashBudget(pdf.Length, cancellation);
        var signed = found.Keys.Select(dictionary => Signed(file, dictionary)).ToList();
        var later = new LaterRevisions(
            file, last, PdfScan.LastUnlisted(file, last, definitions), [.. signed.OfType<SignedRevision>()]);
        var items = found.Zip(signed, (pair, revision) => Signature(file, later, hashing, pair.Key, pair.Value, revision))
            .OrderBy(item => item.End);
        return new PdfSignatures([.. items.Select(item => item.Signature)], PdfSecurityStore.Read(last), hashing);
    }

    /// <returns>Null where the byte range is not that of a signature over a whole revision.</returns>
    private static SignedRevision? Signed(PdfFile file, PdfDictionary dictionary)
    {
        var contents = dictionary["Contents"] as PdfString;
        var (range, end) = (ByteRange(dictionary), EndOf(dictionary));
        var isSound = !dictionary.HasDuplicates && contents is { End: > 0 } && range.Length == 4 && range[0] == 0
            && range[1] == contents.Start && range[2] == contents.End && file.Bytes[contents.Start] == '<'
            && end <= file.Bytes.Length && end > range[2];
        return isSound && PdfRevision.TryRead(file, (int)end) is { } revision
            && (revision.End == end || EndsWithMark(file, (int)end, revision))
            ? new SignedRevision(dictionary, revision)
            : null;
    }

    private static (PdfSignature Signature, long End) Signature(
        PdfFile file, LaterRevisions later, HashBudget hashing, PdfDictionary dictionary, string? fieldName, SignedRevision? signed)
    {
        var last = later.Last;
        var end = EndOf(dictionary);
        var work = signed is null ? LaterWork.Unknown : later.Than(signed);
        var signature = new PdfSignature(dictionary, work, file.Bytes, Ranges(ByteRange(dictionary), file.Bytes.Length), hashing)
        {
            FieldName = fieldName,
            SubFilter = (last.Resolve(dictionary["SubFilter"]) as PdfName)?.Text,
            IsDocumentTimeStamp = NewSignatures.KindOf(dictionary) == PdfChanges.TimeStampAdded,
            Cms = Trimmed((dictionary["Contents"] as PdfString)?.Bytes ?? []),
            ByteRangeSound = signed is not null,
            CoversWholeFile = signed is not null && end == file.Bytes.Length,
            ChangesAfter = [.. work.Changes],
            ClaimedAt = last.Resolve(dictionary["M"]) is PdfString at ? PdfStrings.Date(at.Bytes) : null,
            Reason = Text(last, dictionary["Reason"]),
            Location = Text(last, dictionary["Location"]),
            SignerName = Text(last, dictionary["Name"]),
        };
        return (signature, end);
    }

    private static int[] ByteRange(PdfDictionary signature) =>
        (signature["ByteRange"] as PdfArray)?.Items.Take(MostNumbers).Select(item => (item as PdfNumber)?.Integer ?? -1).ToArray() ?? [];

    /// <summary>Where what it signs ends; 0 where its byte range is not one that is judged.</summary>
    private static long EndOf(PdfDictionary signature) => ByteRange(signature) is [_, _, var start, var length] ? (long)start + length : 0;

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

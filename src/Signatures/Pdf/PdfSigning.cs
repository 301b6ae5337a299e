using System.Text;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Pdf.Appearance;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Pdf;

/// <summary>
/// Makes PAdES signatures (ETSI EN 319 142-1): B-B and B-T by <see cref="Prepare"/> and a CMS, B-LT by
/// <see cref="AddValidationData"/>, B-LTA by <see cref="PrepareDocumentTimeStamp"/>. Every step appends to the file, so earlier
/// signatures stay valid.
/// </summary>
public static class PdfSigning
{
    // A chain of three 4096-bit certificates and a time-stamp token with its own chain fit in.
    private const int RoomBytes = 16 * 1024;
    private const string ByteRangeRoom = "[0 0000000000 0000000000 0000000000]";

    /// <summary>Adds a signature field (or fills an empty one) with room for a CMS signature over everything else.</summary>
    /// <exception cref="SignatureFormatException">
    /// pdf-encrypted, pdf-certified (its author allows no changes), field-taken, page-missing, and all codes of a broken file.
    /// </exception>
    public static PreparedPdf Prepare(byte[] pdf, PdfSignatureRequest request)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(request);
        var update = new PdfUpdate(pdf);
        var entries = new List<(string, PdfValue)>
        {
            ("Type", PdfMake.Name("Sig")),
            ("Filter", PdfMake.Name("Adobe.PPKLite")),
            ("SubFilter", PdfMake.Name("ETSI.CAdES.detached")),
            ("M", PdfMake.Date(request.SignedAt)),
            ("Name", PdfMake.Text(request.SignerName)),
        };
        AddText(entries, "Reason", request.Reason);
        AddText(entries, "Location", request.Location);
        var prefix = request.Appearance?.FieldPrefix ?? "Signature";
        return Finish(update, entries, update.Before, request.FieldName, prefix, request.Appearance?.Place(update, request.SignedAt));
    }

    /// <summary>Adds a document time stamp with room for an RFC 3161 token (ETSI EN 319 142-1 §5.4.3). It shows nothing.</summary>
    public static PreparedPdf PrepareDocumentTimeStamp(byte[] pdf, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var update = new PdfUpdate(pdf);
        var entries = new List<(string, PdfValue)>
        {
            ("Type", PdfMake.Name("DocTimeStamp")),
            ("Filter", PdfMake.Name("Adobe.PPKLite")),
            ("SubFilter", PdfMake.Name("ETSI.RFC3161")),
            ("M", PdfMake.Date(at)),
        };
        return Finish(update, entries, update.Before, name: null, "Timestamp", shown: null);
    }

    /// <summary>Adds what is needed to judge the signatures later: the document security store (ISO 32000-2 §12.8.4.3).</summary>
    public static byte[] AddValidationData(byte[] pdf, ValidationData data)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(data);
        return PdfSecurityStore.Add(new PdfUpdate(pdf), data);
    }

    /// <summary>Prepares, signs and completes in one go: level B-B, or B-T with a stamper.</summary>
    /// <exception cref="KeyRefusedException">The key did not sign.</exception>
    public static async Task<byte[]> SignAsync(
        byte[] pdf, PdfSignatureRequest r, ISigningKey key, ITimeStamper? stamper, CancellationToken ct)
    {
        var prepared = Prepare(pdf, r);
        return prepared.Complete(await CmsSignature.SignAsync(prepared.ContentHash(), key, stamper, ct));
    }

    private static PreparedPdf Finish(
        PdfUpdate update, List<(string, PdfValue)> entries, PdfRevision before, string? name, string prefix, PlacedAppearance? shown)
    {
        var fields = PdfFields.All(before);
        var taken = fields.FirstOrDefault(field => field.Name == name);
        if (taken is not null && (taken is not { Type: "Sig", Reference: not null } || before.Resolve(taken.Value) is not null))
        {
            throw new SignatureFormatException("field-taken", $"The field “{name}” is signed already or no signature field.");
        }

        if (taken is null)
        {
            name ??= Enumerable.Range(1, fields.Count + 1).Select(number => FormattableString.Invariant($"{prefix}{number}"))
                .First(free => fields.TrueForAll(field => field.Name != free));
        }

        // A document time stamp keeps what is signed provable, and is let through everywhere.
        if (!entries.Exists(entry => entry is ("Type", PdfName { Text: "DocTimeStamp" }))
            && PdfPermissions.ForbidSigning(before, fields, name!))
        {
            throw new SignatureFormatException("pdf-certified", "A signer of the PDF has closed it, and allows no further signature.");
        }

        var (value, rangeAt, contentsAt) = SignatureObject(entries);
        var signature = update.AddRaw(value);
        if (taken is null)
        {
            PdfWidgets.AddField(update, name!, signature, shown);
        }
        else
        {
            PdfWidgets.FillField(update, taken, signature, shown);
        }

        var bytes = update.ToBytes();
        var start = update.OffsetOf(signature) + contentsAt;
        var length = (RoomBytes * 2) + 2;
        var range = FormattableString.Invariant($"[0 {start:D10} {start + length:D10} {bytes.Length - start - length:D10}]");
        Encoding.ASCII.GetBytes(range, bytes.AsSpan(update.OffsetOf(signature) + rangeAt));
        return new PreparedPdf(bytes, start, length);
    }

    private static (byte[] Value, int RangeAt, int ContentsAt) SignatureObject(List<(string, PdfValue)> entries)
    {
        var output = new PdfOutput();
        output.Write("<< /ByteRange ");
        var rangeAt = output.Position;
        output.Write(ByteRangeRoom + " /Contents ");
        var contentsAt = output.Position;
        output.Write($"<{new string('0', RoomBytes * 2)}>");
        foreach (var (key, value) in entries)
        {
            output.Write($" /{key} ");
            output.Write(value);
        }

        output.Write(" >>");
        return (output.ToArray(), rangeAt, contentsAt);
    }

    private static void AddText(List<(string, PdfValue)> entries, string key, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            entries.Add((key, PdfMake.Text(text)));
        }
    }
}

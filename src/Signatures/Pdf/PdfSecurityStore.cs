using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Pdf.Syntax;
using XaDienTu.Signatures.Revocation;

namespace XaDienTu.Signatures.Pdf;

/// <summary>The document security store, DSS (ISO 32000-2 §12.8.4.3; the optional per-signature VRI is left out).</summary>
internal static class PdfSecurityStore
{
    private const int MaxItems = 1000;

    public static byte[] Add(PdfUpdate update, ValidationData data)
    {
        var catalog = update.Before.Catalog;
        var store = update.Before.Dictionary(catalog["DSS"]) ?? PdfMake.Dictionary(("Type", PdfMake.Name("DSS")));
        store = Append(update, store, "Certs", data.Certificates.Select(certificate => certificate.RawData));
        store = Append(update, store, "OCSPs", data.OcspResponses);
        store = Append(update, store, "CRLs", data.Crls);
        if (catalog["DSS"] is PdfReference reference)
        {
            update.Replace(reference.Number, store);
        }
        else
        {
            update.ReplaceCatalog(catalog.With("DSS", update.Add(store)));
        }

        return update.ToBytes();
    }

    public static ValidationData Read(PdfRevision revision)
    {
        var store = revision.Dictionary(revision.Catalog["DSS"]);
        return store is null ? ValidationData.Empty : new ValidationData(
            [.. Streams(revision, store["Certs"]).Select(Certificate).OfType<X509Certificate2>()],
            [.. Streams(revision, store["CRLs"])],
            [.. Streams(revision, store["OCSPs"])]);
    }

    private static PdfDictionary Append(PdfUpdate update, PdfDictionary store, string key, IEnumerable<byte[]> items)
    {
        var known = Streams(update.Before, store[key]).Select(Convert.ToHexString).ToHashSet();
        var added = items.Where(item => known.Add(Convert.ToHexString(item)))
            .Select(item => (PdfValue)update.AddStream(
                PdfMake.Dictionary(("Filter", PdfMake.Name("FlateDecode"))), PdfFilters.Deflate(item))).ToList();
        return added.Count == 0 ? store : store.With(key, new PdfArray([.. update.Before.Items(store[key]), .. added]));
    }

    private static IEnumerable<byte[]> Streams(PdfRevision revision, PdfValue? list) => revision.Items(list)
        .Take(MaxItems)
        .OfType<PdfReference>()
        .DistinctBy(reference => reference.Number)
        .Select(revision.Resolve)
        .OfType<PdfStream>()
        .Select(revision.Decode);

    // What cannot be read helps nobody, and harms nobody either.
    private static X509Certificate2? Certificate(byte[] encoded)
    {
        try
        {
            return CertificateChecks.Load(encoded);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

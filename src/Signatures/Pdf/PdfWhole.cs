using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>What keeps a PDF from being read at all; small faults that every viewer mends are none.</summary>
public enum PdfFlaw
{
    CutShort,
    Locked,

    /// <summary>It is a PDF, but behind so many other bytes that readers do not look for it.</summary>
    LateHeader,
}

public static class PdfWhole
{
    /// <summary>Viewers look for the end so far before the last byte; some programs write rubbish behind it.</summary>
    private const int EndWithin = 4096;

    public static PdfFlaw? FlawOf(byte[] pdf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        if (PdfFile.HeaderOf(pdf) < 0 && pdf.AsSpan().IndexOf("%PDF-"u8) >= 0)
        {
            return PdfFlaw.LateHeader;
        }

        // The first half of a file made for the web has an end of its own, far from its last byte.
        if (pdf.AsSpan(Math.Max(0, pdf.Length - EndWithin)).IndexOf("%%EOF"u8) < 0)
        {
            return PdfFlaw.CutShort;
        }

        try
        {
            _ = new PdfRevision(new PdfFile(pdf, cancellation), pdf.Length);
            return null;
        }
        catch (SignatureFormatException bad)
        {
            return bad.Code switch
            {
                "pdf-truncated" => PdfFlaw.CutShort,
                "pdf-encrypted" => PdfFlaw.Locked,
                _ => null,
            };
        }
    }
}

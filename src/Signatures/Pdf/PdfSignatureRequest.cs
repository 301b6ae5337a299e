using XaDienTu.Signatures.Pdf.Appearance;

namespace XaDienTu.Signatures.Pdf;

/// <summary>What a PDF signature says about itself and how it looks.</summary>
public sealed record PdfSignatureRequest
{
    /// <summary>An empty signature field to be filled, or the name of a new one; null takes the next free name.</summary>
    public string? FieldName { get; init; }

    public required string SignerName { get; init; }

    public string? Reason { get; init; }

    public string? Location { get; init; }

    /// <summary>The claimed time (/M); proof is a time stamp.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Null for a signature that shows nothing on the page.</summary>
    public PdfAppearance? Appearance { get; init; }
}

namespace XaDienTu.Signatures.Pdf;

/// <summary>Stable names of what was done to a PDF after a signature.</summary>
public static class PdfChanges
{
    public const string SignatureAdded = "signature-added";
    public const string SignatureFieldAdded = "signature-field-added";
    public const string TimeStampAdded = "time-stamp-added";
    public const string ValidationDataAdded = "validation-data-added";

    /// <summary>Title, author, dates: shown beside the document, never in it.</summary>
    public const string MetadataChanged = "metadata-changed";

    /// <summary>The picture of a later signature lies on words of the signed page: told, for the later signer answers for it.</summary>
    public const string SignatureOverText = "signature-over-text";

    public const string ContentChanged = "content-changed";
    public const string PageAdded = "page-added";
    public const string PageRemoved = "page-removed";
    public const string AnnotationAdded = "annotation-added";
    public const string AnnotationChanged = "annotation-changed";
    public const string AnnotationRemoved = "annotation-removed";
    public const string FormChanged = "form-changed";

    /// <summary>Objects or bytes that no cross-reference names: readers that repair files show them.</summary>
    public const string UnlistedContent = "unlisted-content";

    /// <summary>What was appended is written so that readers take it in different ways: some show something else.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>The signed revision itself does not lead to the signature, so readers would not show it there.</summary>
    public const string SignatureDetached = "signature-detached";

    /// <summary>The signer allowed no such change: certified as closed (DocMDP 1), or the field was locked (FieldMDP).</summary>
    public const string NotPermitted = "not-permitted";

    /// <summary>Changes that a signed document lives through; all others break what the signer saw.</summary>
    public static IReadOnlySet<string> Harmless { get; } =
        new HashSet<string> { SignatureAdded, SignatureFieldAdded, TimeStampAdded, ValidationDataAdded, MetadataChanged,
            SignatureOverText };
}

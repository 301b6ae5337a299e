namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>Where an appearance stands: points (1/72 inch) from the lower left corner of the page as it is shown.</summary>
/// <param name="Page">From 1; 0 means the last page.</param>
public sealed record PdfPlacement(int Page, double Left, double Bottom, double Width, double Height);

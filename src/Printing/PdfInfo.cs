namespace XaDienTu.Printing;

/// <summary>What the file says about itself. The moment is the caller's: the same content made for the same moment is the same
/// bytes.</summary>
/// <param name="Title">Shown in the reader's title bar and read first by screen readers.</param>
/// <param name="Author">The issuing agency.</param>
public sealed record PdfInfo(string Title, string Author, DateTimeOffset Created);

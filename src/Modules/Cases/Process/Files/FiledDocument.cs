namespace XaDienTu.Cases.Process.Files;

/// <summary>A paper as it is handed in.</summary>
/// <param name="Key">Key of the required document; empty for a paper outside the list.</param>
/// <param name="FileHash">SHA-256 of a file the same person uploaded before.</param>
internal sealed record FiledDocument(string Key, string Name, int Originals, int Copies, string? FileHash, string? FileName);

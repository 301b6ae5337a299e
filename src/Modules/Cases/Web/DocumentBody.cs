using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Inputs;

namespace XaDienTu.Cases.Web;

/// <summary>A paper as programs hand it in.</summary>
/// <param name="FileHash">From <c>POST /api/v1/files</c>.</param>
internal sealed record DocumentBody(
    [MostLetters(Letters.Key)] string? Key,
    [MostLetters(CaseDocument.MaxNameLength)] string? Name,
    [Between(0, CaseDocument.MostPieces)] int Originals,
    [Between(0, CaseDocument.MostPieces)] int Copies,
    [MostLetters(Letters.Hash)] string? FileHash,
    [MostLetters(Letters.FileName)] string? FileName)
{
    /// <summary>For examples: what the answer of <c>POST /api/v1/files</c> looks like.</summary>
    public const string HashExample = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
}

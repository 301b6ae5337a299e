namespace XaDienTu.Cases.Process.Results;

/// <summary>What a signing order's papers belong to, in this module's words.</summary>
internal static class SignedSubjects
{
    public const string Result = "case-result";
    public const string Document = "case-document";
}

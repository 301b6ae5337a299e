namespace XaDienTu.Signatures.Validation;

/// <summary>The stable words of a report for what was found.</summary>
internal static class StateWords
{
    public static string Of(ChainState state) => state switch
    {
        ChainState.Trusted => "trusted",
        ChainState.UntrustedRoot => "untrusted-root",
        ChainState.Incomplete => "incomplete",
        _ => "invalid",
    };

    public static string Of(RevocationState state) => state switch
    {
        RevocationState.Good => "good",
        RevocationState.Revoked => "revoked",
        RevocationState.RevokedLater => "revoked-later",
        _ => "unknown",
    };
}

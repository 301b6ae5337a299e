namespace XaDienTu.Cases.Process;

/// <summary>Addresses of the pages of a case.</summary>
internal static class CaseLinks
{
    /// <summary>A citizen's own cases.</summary>
    public const string OwnCases = "/ho-so";

    /// <summary>Where officers look for cases; each has its page under it.</summary>
    public const string Search = "/can-bo/ho-so";

    public const string Worklist = "/can-bo/viec";

    /// <summary>What waits for the officer's signature.</summary>
    public const string ToSign = "/can-bo/cho-ky";

    /// <summary>As its applicant sees it.</summary>
    public static string OwnCase(string code) => $"{OwnCases}/{code}";

    /// <summary>As officers see it.</summary>
    public static string OfOfficer(string code) => $"{Search}/{code}";

    public static string Signing(string code) => $"{Search}/{code}/ky-so";

    /// <summary>A paper as a page of ours shows it in a frame.</summary>
    public static string FrameOf(string hash, string code) =>
        $"/tep/{hash}?ho-so={Uri.EscapeDataString(code)}&khung=true#navpanes=0&view=FitH";
}

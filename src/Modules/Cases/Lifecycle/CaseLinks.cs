namespace XaDienTu.Cases.Lifecycle;

/// <summary>Addresses of the pages of a case.</summary>
internal static class CaseLinks
{
    /// <summary>As its applicant sees it.</summary>
    public static string OwnCase(string code) => $"/ho-so/{code}";
}

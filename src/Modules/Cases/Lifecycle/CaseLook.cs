using XaDienTu.Kernel.Actors;

namespace XaDienTu.Cases.Lifecycle;

/// <summary>
/// Details of an audit row about a look at a case, as the citizen reads them later. Agency and role are those of that day: posts end, and agencies
/// are merged.
/// </summary>
/// <param name="What">Name of the paper or file, when it was not the whole case.</param>
internal sealed record CaseLook(string? Agency, OfficerRole? Role, string? What)
{
    public const string Read = "case-read";
    public const string Printed = "case-printed";
    public const string FileRead = "file-read";

    /// <summary>Everything that shows a case to somebody.</summary>
    public static readonly string[] Actions = [Read, Printed, FileRead];
}

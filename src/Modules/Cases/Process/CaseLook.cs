using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Cases.Process;

/// <summary>
/// Details of an audit row about a look at a case, as the citizen reads them later. Agency and role are those of that day: posts end, and
/// agencies are merged.
/// </summary>
/// <param name="What">Name of the paper or file, when it was not the whole case.</param>
internal sealed record CaseLook(string? Agency, OfficerRole? Role, string? What)
{
    public const string Read = "case-read";
    public const string Printed = "case-printed";
    public const string FileRead = "file-read";

    /// <summary>A person sought by the number at a counter, and one whom a clerk compared with the register while taking a case
    /// in.</summary>
    public const string PersonLookedUp = "person-looked-up";
    public const string PersonCompared = "person-compared";

    /// <summary>Everything that shows a case to somebody.</summary>
    public static readonly string[] Actions = [Read, Printed, FileRead];

    /// <summary>Everything that shows somebody what is on file of a person.</summary>
    public static readonly string[] OfPerson = [PersonLookedUp, PersonCompared, FoundAccountLook.Action];
}

using XaDienTu.Kernel.Actors;

namespace XaDienTu.Accounts.Contracts;

/// <summary>Details of an audit row about a clerk who looked an account up, as its holder reads them later.</summary>
public sealed record FoundAccountLook(string? Agency, OfficerRole? Role)
{
    public const string Action = "AccountLookedUp";
}

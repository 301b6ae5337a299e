namespace XaDienTu.Accounts;

/// <summary>The settings of a node that concern sign-in; same keys as the Host's.</summary>
internal sealed record AccountsSettings
{
    /// <summary>Demo accounts and http are allowed.</summary>
    public bool Demo { get; init; }

    /// <summary>Sign-ins a minute from one address; a whole office shares one.</summary>
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Token requests a minute from one address: each costs a slow hash.</summary>
    public int TokensPerMinute { get; init; } = 120;
}

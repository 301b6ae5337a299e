using Microsoft.Extensions.Configuration;

namespace XaDienTu.Accounts;

/// <summary>The settings of a node that concern sign-in; same keys as the Host's.</summary>
internal sealed record AccountsSettings
{
    /// <summary>Demo accounts and http are allowed.</summary>
    public bool Demo { get; init; }

    /// <summary>
    /// <c>Accounts:Issuer</c>: the fixed public address that tokens name as their issuer. Without it each request's own address stands
    /// in the token, and programs that reach the platform by two names refuse each other's tokens.
    /// </summary>
    public Uri? Issuer { get; init; }

    /// <summary>Sign-ins a minute from one address; a whole office shares one.</summary>
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Token requests a minute from one address: each costs a slow hash.</summary>
    public int TokensPerMinute { get; init; } = 120;

    public static AccountsSettings Read(IConfiguration configuration)
    {
        var settings = configuration.Get<AccountsSettings>() ?? new AccountsSettings();
        return configuration["Accounts:Issuer"] is not { Length: > 0 } issuer ? settings
            : Uri.TryCreate(issuer, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || settings.Demo) ? settings with { Issuer = address }
            : throw new InvalidOperationException($"Accounts:Issuer must be an absolute https address, not {issuer}.");
    }
}

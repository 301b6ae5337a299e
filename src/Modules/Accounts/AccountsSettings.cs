using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using XaDienTu.Kernel.Web;

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

    /// <summary>Folder of the node's data; letters to holders of accounts are laid there.</summary>
    public string Data { get; init; } = ".data";

    /// <summary>
    /// <c>Accounts:AgencyNetworks</c>: networks inside the agencies, as <c>10.20.0.0/16</c>. An officer who signs in from outside must
    /// have a second step. Without any, every network is outside.
    /// </summary>
    public IReadOnlyList<IPNetwork> AgencyNetworks { get; init; } = [];

    /// <summary><c>Accounts:UnusedDays</c>: an officer's account that nobody used for so long is closed until it is given back.</summary>
    public TimeSpan UnusedTime { get; init; } = TimeSpan.FromDays(45);

    /// <summary>
    /// <c>Accounts:Outbox</c>: where letters to holders are laid for the mail server; by itself <c>outbox</c> in the data folder.
    /// </summary>
    public string Outbox { get; init; } = "";

    public bool IsInAgency(IPAddress? address) =>
        address is not null && ClientNetwork.Plain(address) is var plain && AgencyNetworks.Any(network => network.Contains(plain));

    public static AccountsSettings Read(IConfiguration configuration)
    {
        var settings = (configuration.Get<AccountsSettings>() ?? new AccountsSettings()) with
        {
            AgencyNetworks = [.. Networks(configuration["Accounts:AgencyNetworks"])],
            UnusedTime = TimeSpan.FromDays(Days(configuration["Accounts:UnusedDays"])),
        };
        settings = settings with { Outbox = Path.GetFullPath(configuration["Accounts:Outbox"] ?? Path.Combine(settings.Data, "outbox")) };
        return configuration["Accounts:Issuer"] is not { Length: > 0 } issuer ? settings
            : Uri.TryCreate(issuer, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || settings.Demo)
                ? settings with { Issuer = address }
            : throw new InvalidOperationException($"Accounts:Issuer must be an absolute https address, not {issuer}.");
    }

    private static IEnumerable<IPNetwork> Networks(string? list) =>
        (list ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Network);

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network : throw new InvalidOperationException(
        $"Accounts:AgencyNetworks must be networks like 10.20.0.0/16 or 2001:db8::/32; {text} is none.");

    private static int Days(string? text) => text is not { Length: > 0 } ? 45
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 3650 ? days
        : throw new InvalidOperationException($"Accounts:UnusedDays must be a number of days from 1 to 3650, not {text}.");
}

using Microsoft.Extensions.Configuration;

namespace XaDienTu.Kernel.Audit.Heads;

/// <summary>Settings under <c>Audit</c>.</summary>
internal sealed record AuditSettings
{
    /// <summary>Where stamped heads are delivered: a folder of another machine, or an https address; null keeps them here.</summary>
    public string? Ship { get; init; }

    public Uri? Address => Uri.TryCreate(Ship, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    public string? Folder => string.IsNullOrWhiteSpace(Ship) || Address is not null ? null : Ship;

    public static AuditSettings Of(IConfiguration? configuration)
    {
        var settings = configuration?.GetSection("Audit").Get<AuditSettings>() ?? new AuditSettings();
        if (settings.Folder is { } folder && !Path.IsPathFullyQualified(folder))
        {
            throw new InvalidOperationException($"Audit:Ship is a full path or an https address, not “{folder}”.");
        }

        // In clear only to this machine, where a forwarder may stand.
        return settings.Address is { Scheme: "http", IsLoopback: false }
            ? throw new InvalidOperationException($"Audit:Ship needs https, not {settings.Address}.")
            : settings;
    }
}

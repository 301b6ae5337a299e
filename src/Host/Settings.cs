namespace XaDienTu.Host;

/// <summary>What a node needs to know; from the command line, environment (XDT__…) or appsettings.</summary>
public sealed record Settings
{
    /// <summary>Folder of the embedded database, files and keys.</summary>
    public string Data { get; init; } = ".data";

    /// <summary>Province pack loaded at first start.</summary>
    public string Province { get; init; } = "bac-giang-2015";

    /// <summary>Demo accounts may sign in, the demo banner shows. Never in production.</summary>
    public bool Demo { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary>Needed for PostgreSQL.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>How <c>backup</c> copies PostgreSQL: <c>physical</c>, <c>logical</c>, or by the rights of its user.</summary>
    public string? Kind { get; init; }

    /// <summary><c>json</c> or <c>text</c>; by itself text for a demonstration, JSON in production.</summary>
    public string? Logs { get; init; }

    /// <summary>Addresses of the balancers whose word about the visitor's address and scheme is taken, separated by commas; this machine
    /// always.</summary>
    public string Proxies { get; init; } = "";

    /// <summary>
    /// Names beside that of <c>Accounts:Issuer</c> by which a node in production is reached, separated by semicolons; <c>*.x</c> for all
    /// below one, <c>*</c> for any.
    /// </summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>How long browsers are told to come by https only, in production; 0 tells them nothing.</summary>
    public int HstsDays { get; init; } = 365;

    /// <summary>
    /// Whether that holds for every name below the portal's as well. Off until somebody says so: at a portal with the province's own name
    /// it would close the http pages of other agencies for a year, and nobody could take it back.
    /// </summary>
    public bool HstsSubDomains { get; init; }

    /// <summary>Phone number shown on every page; none is made up for a demo.</summary>
    public string? Hotline { get; init; }

    /// <summary>Largest upload in bytes.</summary>
    public long MaxFileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Folder of the host's build output, where the manifests of static files lie.</summary>
    public string Assets { get; init; } = AppContext.BaseDirectory;

    public string DataPath(params string[] parts) => Path.Combine([Path.GetFullPath(Data), .. parts]);
}

namespace XaDienTu.Signing;

/// <summary>Settings of the section <c>Signing</c>.</summary>
internal sealed record SigningSettings
{
    /// <summary>Address that goes into certificates, where CRL, OCSP and issuer certificates are found for as long as the certificates
    /// live.</summary>
    public Uri PublicAddress { get; init; } = new("http://localhost:5080");

    /// <summary>Who the built-in authority belongs to, as it stands in its certificates.</summary>
    public string AuthorityName { get; init; } = "Ủy ban nhân dân tỉnh";

    /// <summary>Path of the PKCS#11 library; null when there is no token or HSM at the server.</summary>
    public string? Pkcs11Library { get; init; }

    /// <summary>Address of the remote signing service (CSC API v2, ends in <c>/csc/v2/</c>); null when there is none.</summary>
    public Uri? RemoteService { get; init; }

    public string? RemoteClientId { get; init; }

    public string? RemoteClientSecret { get; init; }

    /// <summary>Kind of the keys made in the platform's keystore; RSA is what every reader knows.</summary>
    public KeyKind KeyKind { get; init; } = KeyKind.Rsa2048;

    /// <summary>Rounds of PBKDF2 between a PIN and its key: one try costs about a tenth of a second.</summary>
    public int PinRounds { get; init; } = 100_000;

    /// <summary>How long an order may show no sign of life before any node ends it; longer than any confirmation is awaited.</summary>
    public TimeSpan OrderLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Questions a minute from one network to the authority's addresses under <c>/pki</c>.</summary>
    public int PkiPerMinute { get; init; } = 600;

    /// <summary>Folder with certificates and revocation lists of other authorities; null: none.</summary>
    public string? EvidenceFolder { get; init; }

    /// <summary>Addresses of such files. Only these are ever asked, never one that stands in a certificate.</summary>
    public IReadOnlyList<Uri> EvidenceAddresses { get; init; } = [];

    public TimeSpan EvidenceEvery { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How long one address may take to answer, and again to send its file.</summary>
    public TimeSpan EvidencePatience { get; init; } = TimeSpan.FromSeconds(30);

    public bool Demo { get; init; }
}

internal enum KeyKind
{
    Rsa2048,
    EcdsaP256,
}

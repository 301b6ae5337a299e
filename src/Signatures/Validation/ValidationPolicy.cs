using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Revocation;

namespace XaDienTu.Signatures.Validation;

/// <summary>A root that is believed; after <paramref name="RetiredAt"/> only for signatures proved to be older.</summary>
public sealed record TrustAnchor(X509Certificate2 Certificate, DateTimeOffset? RetiredAt = null);

/// <summary>Whether the signer's post gave the right to sign on that day.</summary>
public enum SignerAuthority
{
    Unknown,
    Held,
    NotHeld,
}

/// <summary>What a validation believes and whom it asks; nothing is fetched from addresses that stand in the file.</summary>
public sealed record ValidationPolicy
{
    public required IReadOnlyList<TrustAnchor> Anchors { get; init; }

    /// <summary>Certificates of other authorities at hand: they may complete a chain that the file left open, and are trusted no more for
    /// that.</summary>
    public IReadOnlyList<X509Certificate2> Intermediates { get; init; } = [];

    public required DateTimeOffset Now { get; init; }

    /// <summary>What the platform itself knows about revocation today; asked with a certificate and its issuer.</summary>
    public Func<X509Certificate2, X509Certificate2, CancellationToken, Task<ValidationData>> Evidence { get; init; } =
        (_, _, _) => Task.FromResult(ValidationData.Empty);

    /// <summary>Asked with the signer's certificate and the time of signing.</summary>
    public Func<X509Certificate2, DateTimeOffset, CancellationToken, Task<SignerAuthority>> Authority { get; init; } =
        (_, _, _) => Task.FromResult(SignerAuthority.Unknown);
}

using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;

namespace XaDienTu.Signatures.Keys;

/// <summary>
/// A key on a PKCS#11 token or HSM. The holder's PIN is asked at each signing (a batch is one), the login ends with it.
/// </summary>
public sealed class TokenKey : ISigningKey
{
    private readonly TokenAddress token;
    private readonly TokenKeyName name;
    private readonly AskTokenPin pin;

    private TokenKey(
        TokenAddress token, TokenKeyName name, AskTokenPin pin, X509Certificate2 certificate, IReadOnlyList<X509Certificate2> issuers)
    {
        this.token = token;
        this.name = name;
        this.pin = pin;
        Certificate = certificate;
        Issuers = issuers;
    }

    public X509Certificate2 Certificate { get; }

    /// <inheritdoc/>
    /// <remarks>As far as the token carries them.</remarks>
    public IReadOnlyList<X509Certificate2> Issuers { get; }

    /// <summary>Finds the certificate; asks for no PIN yet.</summary>
    /// <exception cref="KeyRefusedException">
    /// NotFound: no such token or certificate. Unreachable: the module cannot be loaded or the token does not answer.
    /// </exception>
    public static Task<TokenKey> OpenAsync(TokenAddress token, TokenKeyName key, AskTokenPin pin, CancellationToken cancellation)
    {
        if (key.Label is null && key.Id is null)
        {
            throw new ArgumentException("A key is named by its label or its identifier.", nameof(key));
        }

        return TokenModule.Load(token.Module)
            .UseAsync(token, pin: null, writes: false, session => Open(session, token, key, pin), cancellation);
    }

    public Task<IReadOnlyList<byte[]>> SignAsync(IReadOnlyList<byte[]> hashes, CancellationToken cancellation)
    {
        KeyProof.CheckHashes(hashes);
        return TokenModule.Load(token.Module)
            .UseAsync(token, pin, writes: false, session => Sign(session, hashes, cancellation), cancellation);
    }

    private static TokenKey Open(TokenSession session, TokenAddress token, TokenKeyName key, AskTokenPin pin)
    {
        var all = session.Certificates();
        // The certificate's own label often differs from its key's; the identifier ties the two.
        List<string> ids = key.Id is { } id
            ? [id.ToLowerInvariant()]
            : [.. session.Find(CKO.CKO_PUBLIC_KEY, key).Select(session.ReadId).Where(found => found.Length > 0)];
        var own = all.Where(stored => ids.Contains(stored.Id) || (key.Id is null && stored.Label == key.Label))
            .MaxBy(stored => stored.Certificate.NotBefore)
            ?? throw new KeyRefusedException(KeyRefusal.NotFound, "The token carries no certificate of that name.");
        var name = new TokenKeyName(own.Label, own.Id.Length > 0 ? own.Id : null);
        return new(token, name, pin, own.Certificate, Above(own.Certificate, all));
    }

    private IReadOnlyList<byte[]> Sign(TokenSession session, IReadOnlyList<byte[]> hashes, CancellationToken cancellation)
    {
        var key = session.Find(CKO.CKO_PRIVATE_KEY, name) switch
        {
            [var only] => only,
            [] => throw new KeyRefusedException(KeyRefusal.NotFound, "The token carries no private key to the certificate."),
            _ => throw new KeyRefusedException(KeyRefusal.NotFound, "Several private keys bear that name; give them identifiers."),
        };
        var isRsa = KeyProof.IsRsa(Certificate);
        var values = new List<byte[]>(hashes.Count);
        foreach (var hash in hashes)
        {
            cancellation.ThrowIfCancellationRequested();
            var value = session.Sign(key, isRsa, hash);
            values.Add(KeyProof.Verifies(Certificate, hash, value)
                ? value
                : throw new KeyRefusedException(KeyRefusal.Refused, "The key on the token does not belong to its certificate."));
        }

        return values;
    }

    private static List<X509Certificate2> Above(X509Certificate2 certificate, List<TokenCertificate> all)
    {
        var chain = new List<X509Certificate2>();
        var below = certificate;
        while (chain.Count < 6 && all.Find(stored => IsAbove(stored.Certificate, below)) is { Certificate: var issuer }
            && !chain.Contains(issuer))
        {
            chain.Add(issuer);
            below = issuer;
        }

        return chain;
    }

    private static bool IsAbove(X509Certificate2 issuer, X509Certificate2 below) =>
        !issuer.Equals(below) && issuer.SubjectName.RawData.AsSpan().SequenceEqual(below.IssuerName.RawData);
}

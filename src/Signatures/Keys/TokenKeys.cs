using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;

namespace XaDienTu.Signatures.Keys;

/// <summary>What an administrator does with tokens: look at them, have a key made on one, put the issued certificate beside it.</summary>
public static class TokenKeys
{
    /// <summary>All tokens of a module with what they show without a PIN: certificates and public keys.</summary>
    /// <exception cref="KeyRefusedException">Unreachable: the module cannot be loaded or a token does not answer.</exception>
    public static async Task<IReadOnlyList<TokenDescription>> ListAsync(string module, CancellationToken cancellation)
    {
        var loaded = TokenModule.Load(module);
        var tokens = new List<TokenDescription>();
        foreach (var token in loaded.Tokens())
        {
            var address = new TokenAddress(module, token.Label, token.SerialNumber);
            var keys = await loaded.UseAsync(address, pin: null, writes: false, Describe, cancellation);
            tokens.Add(new(token.Label, token.SerialNumber, token.Model, token.TokenFlags.UserPinLocked, keys));
        }

        return tokens;
    }

    /// <summary>Makes a key pair on the token, of which the private half never leaves it, and a PKCS#10 request signed with it.</summary>
    /// <param name="label">A label no key of the token bears yet.</param>
    /// <exception cref="KeyRefusedException">WrongPin, Locked, NotFound, Unreachable; Refused: the label is taken, or no such keys are made
    /// there.</exception>
    public static Task<TokenRequest> GenerateAsync(
        TokenAddress token, AskTokenPin pin, string label, TokenKeyKind kind, X500DistinguishedName subject,
        CancellationToken cancellation) =>
        TokenModule.Load(token.Module).UseAsync(token, pin, writes: true, session => Generate(session, label, kind, subject), cancellation);

    /// <summary>Puts a certificate beside its key, in place of the one it renews.</summary>
    /// <exception cref="KeyRefusedException">WrongPin, Locked, NotFound (no such key), Unreachable; Refused: the certificate is of another
    /// key.</exception>
    public static Task StoreCertificateAsync(
        TokenAddress token, AskTokenPin pin, string keyId, X509Certificate2 certificate, CancellationToken cancellation) =>
        TokenModule.Load(token.Module).UseAsync(token, pin, writes: true, session => Store(session, keyId, certificate), cancellation);

    private static IReadOnlyList<TokenKeyDescription> Describe(TokenSession session)
    {
        var certificates = session.Certificates();
        var pairs = session.Find(CKO.CKO_PUBLIC_KEY).Select(key => (Id: session.ReadId(key), Label: session.ReadLabel(key))).ToList();
        var withKey = pairs.Select(pair => new TokenKeyDescription(
            pair.Label, pair.Id,
            certificates.Where(stored => stored.Id == pair.Id).MaxBy(stored => stored.Certificate.NotBefore)?.Certificate));
        var alone = certificates.Where(stored => pairs.TrueForAll(pair => pair.Id != stored.Id))
            .Select(stored => new TokenKeyDescription(stored.Label, stored.Id, stored.Certificate));
        return [.. withKey.Concat(alone).OrderBy(key => key.Label, StringComparer.Ordinal)];
    }

    private static TokenRequest Generate(TokenSession session, string label, TokenKeyKind kind, X500DistinguishedName subject)
    {
        if (session.Find(CKO.CKO_PRIVATE_KEY, new(label)).Count > 0)
        {
            throw new KeyRefusedException(KeyRefusal.Refused, "A key of that label is on the token already.");
        }

        var id = RandomNumberGenerator.GetBytes(16);
        var (publicKey, privateKey) =
            session.GeneratePair(kind != TokenKeyKind.EcdsaP256, kind == TokenKeyKind.Rsa3072 ? 3072 : 2048, label, id);
        var known = session.ReadPublicKey(publicKey)
            ?? throw new KeyRefusedException(KeyRefusal.Refused, "The token made a key of another kind.");
        var request = new CertificateRequest(subject, known, HashAlgorithmName.SHA256);
        return new(Convert.ToHexStringLower(id), request.CreateSigningRequest(new TokenSignatureGenerator(session, privateKey, known)));
    }

    private static bool Store(TokenSession session, string keyId, X509Certificate2 certificate)
    {
        var name = new TokenKeyName(null, keyId);
        if (session.Find(CKO.CKO_PUBLIC_KEY, name) is not [var key, ..])
        {
            throw new KeyRefusedException(KeyRefusal.NotFound, "The token carries no key of that identifier.");
        }

        var stored = session.ReadPublicKey(key)?.ExportSubjectPublicKeyInfo() ?? [];
        if (!stored.AsSpan().SequenceEqual(certificate.PublicKey.ExportSubjectPublicKeyInfo()))
        {
            throw new KeyRefusedException(KeyRefusal.Refused, "The certificate is of another key.");
        }

        var earlier = session.Certificates(name);
        if (earlier.TrueForAll(kept => !kept.Certificate.Equals(certificate)))
        {
            session.WriteCertificate(certificate, session.ReadLabel(key), Convert.FromHexString(keyId));
            earlier.ForEach(kept => session.Destroy(kept.Handle));
        }

        return true;
    }
}

public enum TokenKeyKind
{
    Rsa2048,
    Rsa3072,
    EcdsaP256,
}

/// <summary>A token as it stands in its slot. <paramref name="PinLocked"/>: the officer for tokens has to unlock it.</summary>
public sealed record TokenDescription(
    string Label, string SerialNumber, string Model, bool PinLocked, IReadOnlyList<TokenKeyDescription> Keys);

/// <summary>A key as far as it shows without a PIN. <paramref name="Id"/>: CKA_ID in hexadecimal.</summary>
public sealed record TokenKeyDescription(string Label, string Id, X509Certificate2? Certificate);

/// <summary>A pair made on a token: its identifier and the DER PKCS#10 request (RFC 2986) for a certificate authority.</summary>
public sealed record TokenRequest(string KeyId, byte[] Pkcs10);

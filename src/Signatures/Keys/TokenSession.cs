using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace XaDienTu.Signatures.Keys;

/// <summary>One session with a token: finding objects and signing, in the few forms that are needed here.</summary>
internal sealed class TokenSession(ISession session, Pkcs11InteropFactories factories) : IDisposable
{
    // DigestInfo of SHA-256 up to the hash (RFC 8017 §9.2, note 1): CKM_RSA_PKCS pads, but does not wrap.
    private static readonly byte[] DigestInfo = Convert.FromHexString("3031300d060960864801650304020105000420");
    private static readonly byte[] P256 = ECCurve.NamedCurves.nistP256.Oid.Value is { } oid ? Encoded(oid) : [];
    private bool loggedIn;

    public void LogIn(ITokenInfo token, byte[] pin)
    {
        if (token.TokenFlags.UserPinLocked)
        {
            throw new KeyRefusedException(KeyRefusal.Locked, "The PIN is locked.");
        }

        try
        {
            session.Login(CKU.CKU_USER, pin);
        }
        catch (Pkcs11Exception failure) when (failure.RV == CKR.CKR_USER_ALREADY_LOGGED_IN)
        {
            // Somebody else in this process left the token open: this PIN has not been looked at yet.
            session.Logout();
            session.Login(CKU.CKU_USER, pin);
        }

        loggedIn = true;
    }

    public List<IObjectHandle> Find(CKO kind, TokenKeyName? name = null)
    {
        List<IObjectAttribute> search = [factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, kind)];
        if (name?.Id is { Length: > 0 } id)
        {
            search.Add(factories.ObjectAttributeFactory.Create(CKA.CKA_ID, Convert.FromHexString(id)));
        }
        else if (name?.Label is { } label)
        {
            search.Add(factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, label));
        }

        return session.FindAllObjects(search);
    }

    public byte[] Read(IObjectHandle handle, CKA attribute)
    {
        var value = session.GetAttributeValue(handle, [attribute])[0];
        return value.CannotBeRead ? [] : value.GetValueAsByteArray() ?? [];
    }

    public string ReadId(IObjectHandle handle) => Convert.ToHexStringLower(Read(handle, CKA.CKA_ID));

    public string ReadLabel(IObjectHandle handle) => System.Text.Encoding.UTF8.GetString(Read(handle, CKA.CKA_LABEL));

    public List<TokenCertificate> Certificates(TokenKeyName? name = null) =>
        Find(CKO.CKO_CERTIFICATE, name).Select(handle => Certificate(handle)).OfType<TokenCertificate>().ToList();

    /// <summary>The public half as the token knows it; null for kinds that are not signed with here.</summary>
    public PublicKey? ReadPublicKey(IObjectHandle handle)
    {
        var modulus = Read(handle, CKA.CKA_MODULUS);
        if (modulus.Length > 0)
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = Read(handle, CKA.CKA_PUBLIC_EXPONENT) });
            return new PublicKey(rsa);
        }

        if (!Read(handle, CKA.CKA_EC_PARAMS).SequenceEqual(P256))
        {
            return null;
        }

        // An octet string around the point (PKCS#11 2.40 §2.3.3); some makers leave it out.
        var stored = Read(handle, CKA.CKA_EC_POINT);
        var point = stored.Length == 65 ? stored : AsnDecoder.ReadOctetString(stored, AsnEncodingRules.BER, out _);
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point[1..33], Y = point[33..65] },
        });
        return new PublicKey(ecdsa);
    }

    /// <returns>PKCS#1 v1.5, or ECDSA as a DER sequence.</returns>
    public byte[] Sign(IObjectHandle privateKey, bool isRsa, byte[] hash)
    {
        using var mechanism = factories.MechanismFactory.Create(isRsa ? CKM.CKM_RSA_PKCS : CKM.CKM_ECDSA);
        return isRsa
            ? session.Sign(mechanism, privateKey, [.. DigestInfo, .. hash])
            : KeyProof.SequenceOf(session.Sign(mechanism, privateKey, hash));
    }

    /// <summary>A pair whose private half can sign, never be read and never leave (CKA_SENSITIVE, not CKA_EXTRACTABLE).</summary>
    public (IObjectHandle Public, IObjectHandle Private) GeneratePair(bool isRsa, int rsaBits, string label, byte[] id)
    {
        var create = factories.ObjectAttributeFactory;
        List<IObjectAttribute> publicHalf =
        [
            create.Create(CKA.CKA_TOKEN, true), create.Create(CKA.CKA_PRIVATE, false), create.Create(CKA.CKA_LABEL, label),
            create.Create(CKA.CKA_ID, id), create.Create(CKA.CKA_VERIFY, true),
        ];
        if (isRsa)
        {
            publicHalf.AddRange([create.Create(CKA.CKA_MODULUS_BITS, (ulong)rsaBits), create.Create(CKA.CKA_PUBLIC_EXPONENT, [1, 0, 1])]);
        }
        else
        {
            publicHalf.Add(create.Create(CKA.CKA_EC_PARAMS, P256));
        }

        List<IObjectAttribute> privateHalf =
        [
            create.Create(CKA.CKA_TOKEN, true), create.Create(CKA.CKA_PRIVATE, true),
            create.Create(CKA.CKA_LABEL, label), create.Create(CKA.CKA_ID, id),
            create.Create(CKA.CKA_SENSITIVE, true), create.Create(CKA.CKA_EXTRACTABLE, false), create.Create(CKA.CKA_SIGN, true),
        ];
        using var mechanism = factories.MechanismFactory.Create(isRsa ? CKM.CKM_RSA_PKCS_KEY_PAIR_GEN : CKM.CKM_EC_KEY_PAIR_GEN);
        session.GenerateKeyPair(mechanism, publicHalf, privateHalf, out var publicKey, out var privateKey);
        return (publicKey, privateKey);
    }

    public void WriteCertificate(X509Certificate2 certificate, string label, byte[] id)
    {
        var create = factories.ObjectAttributeFactory;
        var serial = new AsnWriter(AsnEncodingRules.DER);
        serial.WriteInteger(certificate.SerialNumberBytes.Span);
        session.CreateObject(
        [
            create.Create(CKA.CKA_CLASS, CKO.CKO_CERTIFICATE), create.Create(CKA.CKA_CERTIFICATE_TYPE, CKC.CKC_X_509),
            create.Create(CKA.CKA_TOKEN, true), create.Create(CKA.CKA_PRIVATE, false),
            create.Create(CKA.CKA_LABEL, label), create.Create(CKA.CKA_ID, id),
            create.Create(CKA.CKA_SUBJECT, certificate.SubjectName.RawData), create.Create(CKA.CKA_ISSUER, certificate.IssuerName.RawData),
            create.Create(CKA.CKA_SERIAL_NUMBER, serial.Encode()), create.Create(CKA.CKA_VALUE, certificate.RawData),
        ]);
    }

    public void Destroy(IObjectHandle handle) => session.DestroyObject(handle);

    public void Dispose()
    {
        try
        {
            if (loggedIn)
            {
                session.Logout();
            }

            session.Dispose();
        }
        catch (Pkcs11Exception)
        {
            // The token was pulled out: with it the login is gone.
        }
    }

    private TokenCertificate? Certificate(IObjectHandle handle)
    {
        try
        {
            return new(handle, ReadId(handle), ReadLabel(handle), X509CertificateLoader.LoadCertificate(Read(handle, CKA.CKA_VALUE)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Encoded(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode();
    }
}

internal sealed record TokenCertificate(IObjectHandle Handle, string Id, string Label, X509Certificate2 Certificate);

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Cms;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signing;

/// <summary>Certificates, messages and stamps that anybody can make, and that a judge has to look at all the same.</summary>
internal static class Strangers
{
    private static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static byte[] Certificate(ECDsa key)
    {
        using var made = Make(key);
        return made.RawData;
    }

    /// <summary>A sound message of nobody's with a stamp, and as many certificates in each.</summary>
    public static byte[] Message(int certificates)
    {
        using var key = NewKey();
        var all = Enumerable.Range(0, certificates).Select(_ => Make(key)).ToList();
        using var stamper = new CertificateRequest("CN=Stamp", key, HashAlgorithmName.SHA256).CreateSelfSigned(Begin, Begin.AddYears(5));
        var hash = RandomNumberGenerator.GetBytes(32);
        var value = key.SignHash(CmsSignature.HashToSign(hash, all[0]), DSASignatureFormat.Rfc3279DerSequence);
        var stamp = new LocalTimeStamper(new TsaIdentity(stamper, key, all, "1.2.3.4"), TimeProvider.System, CertificateFactory.NewSerial)
            .StampAsync(SHA256.HashData(value), default).Result;
        return CmsSignature.Assemble(hash, all[0], all.Skip(1), value, stamp);
    }

    // All of one name, so that each may be the issuer of each.
    private static X509Certificate2 Make(ECDsa key) => new CertificateRequest("CN=Ai do", key, HashAlgorithmName.SHA256).Create(
        new X500DistinguishedName("CN=Ai do"), X509SignatureGenerator.CreateForECDsa(key), Begin, Begin.AddYears(5),
        CertificateFactory.NewSerial());
}

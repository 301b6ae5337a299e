using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Formats.Asn1;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Messages as other programs make them, and messages put together from parts of others.</summary>
internal static class OtherCms
{
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    public static byte[] Sign(
        byte[] content, Holder holder, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null, bool isDetached = true)
    {
        var cms = new SignedCms(new ContentInfo(content), isDetached);
        var signer = new CmsSigner(
            SubjectIdentifierType.IssuerAndSerialNumber, holder.Certificate, (RSA)holder.Key, padding ?? RSASignaturePadding.Pkcs1)
        {
            DigestAlgorithm = new Oid((hash ?? HashAlgorithmName.SHA256).Name switch
            {
                "SHA1" => "1.3.14.3.2.26",
                "MD5" => "1.2.840.113549.2.5",
                "SHA512" => "2.16.840.1.101.3.4.2.3",
                _ => "2.16.840.1.101.3.4.2.1",
            }),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new Pkcs9SigningTime(Pki.SignedAt.UtcDateTime));
        signer.Certificates.AddRange(holder.Issuers.ToArray());
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    public static byte[] Bag(params X509Certificate2[] certificates) =>
        new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs7)!;

    /// <summary>The same signature with other certificates beside it.</summary>
    public static byte[] WithCertificates(byte[] cms, IEnumerable<X509Certificate2> certificates)
    {
        var message = new AsnReader(cms, AsnEncodingRules.BER).ReadSequence();
        var oid = message.ReadObjectIdentifier();
        var data = message.ReadSequence(Tag0).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSequence(Tag0))
            using (writer.PushSequence())
            {
                for (var part = 0; part < 3; part++)
                {
                    writer.WriteEncodedValue(data.ReadEncodedValue().Span);
                }

                data.ReadEncodedValue();
                using (writer.PushSetOf(Tag0))
                {
                    foreach (var certificate in certificates)
                    {
                        writer.WriteEncodedValue(certificate.RawData);
                    }
                }

                writer.WriteEncodedValue(data.ReadEncodedValue().Span);
            }
        }

        return writer.Encode();
    }
}

using System.Formats.Asn1;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.TimeStamps;

/// <summary>TimeStampReq, RFC 3161 §2.4.1.</summary>
internal sealed record TimeStampRequest(
    string HashAlgorithm, byte[] Hash, string? Policy, byte[]? Nonce, bool WantsCertificates, bool HasExtensions)
{
    public const int MaximumBytes = 8 * 1024;

    /// <summary>Bytes of the hash algorithms a token is given for; others, SHA-1 and MD5 among them, are null.</summary>
    public static int? HashLength(string algorithm) => algorithm switch
    {
        Oids.Sha256 => 32,
        Oids.Sha384 => 48,
        Oids.Sha512 => 64,
        _ => null,
    };

    /// <exception cref="SignatureFormatException">time-stamp-request-malformed</exception>
    public static TimeStampRequest Read(byte[] request) => Bounded.Read(request, MaximumBytes, "time-stamp-request-malformed", () =>
    {
        var outer = new AsnReader(request, AsnEncodingRules.DER);
        var reader = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (reader.ReadInteger() != 1)
        {
            throw new AsnContentException("Only version 1 is known.");
        }

        var imprint = reader.ReadSequence();
        var algorithm = SignatureAlgorithms.ReadIdentifier(imprint);
        var hash = imprint.ReadOctetString();
        var policy = Next(reader, Asn1Tag.ObjectIdentifier) ? reader.ReadObjectIdentifier() : null;
        var nonce = Next(reader, Asn1Tag.Integer) ? reader.ReadIntegerBytes().ToArray() : null;
        // DER leaves FALSE out, clients write it all the same.
        var wantsCertificates = Next(reader, Asn1Tag.Boolean) && reader.ReadBoolean();
        return new TimeStampRequest(algorithm, hash, policy, nonce, wantsCertificates, reader.HasData);
    });

    private static bool Next(AsnReader reader, Asn1Tag tag) => reader.HasData && reader.PeekTag().HasSameClassAndValue(tag);
}

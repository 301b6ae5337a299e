using System.Diagnostics;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.TimeStamps;
using Xunit;

namespace XaDienTu.Signatures.Tests.TimeStamps;

/// <summary>A structure in a structure, as deep as the size bounds allow: no reader may run out of stack or of time.</summary>
public class DeepNestingTests
{
    public static TheoryData<string> Readers => ["request", "crl", "ocsp request", "ocsp", "token", "pkcs12"];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Deep_structures_are_refused_soon(string reader)
    {
        var clock = Stopwatch.StartNew();
        foreach (var tag in new byte[] { 0x30, 0x31, 0x24, 0xA0 })
        {
            Assert.True(IsRefused(reader, [.. Enumerable.Repeat(new byte[] { tag, 0x80 }, 4_000).SelectMany(pair => pair)]));
            Assert.True(IsRefused(reader, Nested(tag, 2_000)));
            Assert.True(IsRefused(reader, InSignedData(tag, indefinite: true)));
            Assert.True(IsRefused(reader, InSignedData(tag, indefinite: false)));
        }

        Assert.True(IsRefused(
            "token", [.. Enumerable.Repeat(new byte[] { 0x30, 0x80 }, TimeStampToken.MaximumBytes / 2).SelectMany(pair => pair)]));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    /// <summary>The nest is where a SignedData would be: ContentInfo { signedData, [0] nest }.</summary>
    private static byte[] InSignedData(byte tag, bool indefinite)
    {
        byte[] nest = indefinite
            ? [.. Enumerable.Repeat(new byte[] { tag, 0x80 }, 100_000).SelectMany(pair => pair), .. new byte[200_000]]
            : Nested(tag, 3_000);
        byte[] type = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
        return Wrapped(0x30, [.. type, .. Wrapped(0xA0, nest)]);
    }

    private static byte[] Nested(byte tag, int levels)
    {
        byte[] inside = [];
        for (var level = 0; level < levels; level++)
        {
            inside = Wrapped(tag, inside);
        }

        return inside;
    }

    private static byte[] Wrapped(byte tag, byte[] inside) =>
        [tag, 0x83, (byte)(inside.Length >> 16), (byte)(inside.Length >> 8), (byte)inside.Length, .. inside];

    private static bool IsRefused(string reader, byte[] bytes)
    {
        try
        {
            object read = reader switch
            {
                "request" => CertificateRequests.Read(bytes),
                "crl" => CrlReader.Read(bytes),
                "ocsp request" => OcspRequest.Read(bytes),
                "ocsp" => OcspReader.Read(bytes),
                "token" => TimeStampToken.Read(bytes),
                _ => Pkcs12Key.Open(bytes, "x"),
            };
            return read is null;
        }
        catch (SignatureFormatException)
        {
            return true;
        }
    }
}

using System.Formats.Asn1;
using System.Net.Http.Headers;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using XaDienTu.Signatures.Certificates;

namespace XaDienTu.Signatures.TimeStamps;

/// <summary>An authority over HTTP (RFC 3161 §3.4). Time limits are the client's.</summary>
public sealed class HttpTimeStamper(HttpClient http, Uri address) : ITimeStamper
{
    /// <exception cref="TimeStampFailedException">No answer, a rejection, or a token that is not for this hash.</exception>
    public async Task<byte[]> StampAsync(byte[] hash, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(hash.Length, 32);
        var nonce = RandomNumberGenerator.GetBytes(16);
        nonce[0] = (byte)((nonce[0] & 0x7F) | 0x40);
        var request = Rfc3161TimestampRequest.CreateFromHash(hash, HashAlgorithmName.SHA256, null, nonce, requestSignerCertificates: true);
        var token = TokenOf(await SendAsync(request.Encode(), cancellation));
        TimeStampToken read;
        try
        {
            read = TimeStampToken.Read(token);
        }
        catch (SignatureFormatException broken)
        {
            throw new TimeStampFailedException("malformed", broken.Message, broken);
        }

        if (read.ImprintAlgorithm != Oids.Sha256 || !read.Imprint.AsSpan().SequenceEqual(hash)
            || read.Nonce is null || new BigInteger(read.Nonce, isBigEndian: true) != new BigInteger(nonce, isBigEndian: true))
        {
            throw new TimeStampFailedException("mismatch", "The token is for another hash or another question.");
        }

        return read.IsSound
            ? token
            : throw new TimeStampFailedException("untrusted", "The token's signature or certificate does not hold.");
    }

    private async Task<byte[]> SendAsync(byte[] request, CancellationToken cancellation)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(request) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var buffer = new byte[TimeStampToken.MaximumBytes];
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            return length < buffer.Length
                ? buffer[..length]
                : throw new TimeStampFailedException("malformed", $"The answer has {TimeStampToken.MaximumBytes} bytes or more.");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException
            || failed is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new TimeStampFailedException("unreachable", failed.Message, failed);
        }
    }

    private static byte[] TokenOf(byte[] response)
    {
        try
        {
            var reader = new AsnReader(response, AsnEncodingRules.BER).ReadSequence();
            var status = reader.ReadSequence().ReadInteger();
            // 0 granted, 1 granted with modifications.
            return status >= 0 && status <= 1
                ? reader.ReadEncodedValue().ToArray()
                : throw new TimeStampFailedException("rejected", $"The authority answered status {status}.");
        }
        catch (AsnContentException broken)
        {
            throw new TimeStampFailedException("malformed", broken.Message, broken);
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Revocation;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signing.Authority;

/// <summary>
/// The authority's public addresses: issuer certificates, revocation lists (RFC 5280), OCSP (RFC 6960, GET and POST) and time stamps
/// (RFC 3161, section 3.4). Plain formats of the standards: any reader asks them, signed in or not.
/// </summary>
internal static class AuthorityApi
{
    private const int MaxRequestBytes = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pki = routes.MapGroup("/pki").AllowAnonymous().ExcludeFromDescription();
        pki.MapGet("/root.cer", async (ProvinceAuthority authority, CancellationToken cancellation) =>
            Certificate((await authority.GetAsync(cancellation)).Root));
        pki.MapGet("/issuing.cer", async (ProvinceAuthority authority, CancellationToken cancellation) =>
            Certificate((await authority.GetAsync(cancellation)).Issuing));
        pki.MapGet("/root.crl", async (RevocationAnswers answers, CancellationToken cancellation) =>
            List(await answers.RootCrlAsync(cancellation)));
        pki.MapGet("/issuing.crl", async (RevocationAnswers answers, CancellationToken cancellation) =>
            List(await answers.IssuingCrlAsync(cancellation)));
        pki.MapPost("/ocsp", async (HttpRequest request, RevocationAnswers answers, CancellationToken cancellation) =>
            Ocsp(await ReadAsync(request, cancellation) is { } asked ? await answers.OcspAsync(asked, cancellation) : Malformed));
        pki.MapGet("/ocsp/{request}", async (string request, RevocationAnswers answers, CancellationToken cancellation) =>
            Ocsp(Decode(request) is { } asked ? await answers.OcspAsync(asked, cancellation) : Malformed));
        pki.MapPost("/tsa", StampAsync);
    }

    private static byte[] Malformed => OcspResponder.Failure(OcspOutcome.MalformedRequest);

    private static async Task<IResult> StampAsync(HttpRequest request, ProvinceAuthority authority, TimeProvider clock, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        var answer = await ReadAsync(request, cancellation) is { } asked
            ? TimeStampAuthority.Answer(asked, keys.Stamper, CertificateFactory.NewSerial(), clock.GetUtcNow())
            : TimeStampAuthority.Reject(TimeStampFailure.BadDataFormat);
        return TypedResults.Bytes(answer, "application/timestamp-reply");
    }

    private static IResult Certificate(CertificateAuthority authority) => TypedResults.Bytes(authority.Certificate.RawData, "application/pkix-cert");

    private static IResult List(byte[] crl) => TypedResults.Bytes(crl, "application/pkix-crl");

    private static IResult Ocsp(byte[] response) => TypedResults.Bytes(response, "application/ocsp-response");

    /// <summary>Null for a body that is larger than any honest request.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[MaxRequestBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > MaxRequestBytes ? null : buffer[..length];
    }

    /// <summary>RFC 6960, appendix A.1: the request as base 64 in the address, escaped.</summary>
    private static byte[]? Decode(string text)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(Uri.UnescapeDataString(text), buffer, out var length) ? buffer[..length] : null;
    }
}

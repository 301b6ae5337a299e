using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Inputs;
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
    /// <summary>Name of the rate limit: each answer may cost a signature.</summary>
    public const string Limit = "pki";

    private const int MaxRequestBytes = 4 * 1024;

    /// <summary>RFC 5019 §5 keeps honest requests below 255.</summary>
    private const int MaxAddressLength = 1024;

    private static readonly TimeSpan CertificateLife = TimeSpan.FromDays(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pki = routes.MapGroup("/pki").AllowAnonymous().Braked(Limit).ExcludeFromDescription();
        pki.MapGet("/root.cer", async (ProvinceAuthority authority, HttpContext http, CancellationToken cancellation) =>
            Certificate(http, (await authority.GetAsync(cancellation)).Root));
        pki.MapGet("/issuing.cer", async (ProvinceAuthority authority, HttpContext http, CancellationToken cancellation) =>
            Certificate(http, (await authority.GetAsync(cancellation)).Issuing));
        pki.MapGet("/root.crl", async (RevocationAnswers answers, HttpContext http, TimeProvider clock, CancellationToken cancellation) =>
            Signed(http, await answers.RootCrlAsync(cancellation), "application/pkix-crl", clock));
        pki.MapGet("/issuing.crl",
            async (RevocationAnswers answers, HttpContext http, TimeProvider clock, CancellationToken cancellation) =>
            Signed(http, await answers.IssuingCrlAsync(cancellation), "application/pkix-crl", clock));
        pki.MapPost("/ocsp", async (HttpContext http, RevocationAnswers answers, TimeProvider clock, CancellationToken cancellation) =>
            await OcspAsync(http, await ReadAsync(http.Request, cancellation), answers, clock, cancellation));
        pki.MapGet("/ocsp/{request}", async (
            [MostLetters(Letters.Link)] string request, HttpContext http, RevocationAnswers answers, TimeProvider clock,
            CancellationToken cancellation) =>
            await OcspAsync(http, Decode(request), answers, clock, cancellation));
        pki.MapPost("/tsa", StampAsync);
    }

    private static async Task<IResult> StampAsync(
        HttpRequest request, ProvinceAuthority authority, TimeProvider clock, CancellationToken cancellation)
    {
        var keys = await authority.GetAsync(cancellation);
        var answer = await ReadAsync(request, cancellation) is { } asked
            ? TimeStampAuthority.Answer(asked, keys.Stamper, CertificateFactory.NewSerial(), clock.GetUtcNow())
            : TimeStampAuthority.Reject(TimeStampFailure.BadDataFormat);
        return TypedResults.Bytes(answer, "application/timestamp-reply");
    }

    private static async Task<IResult> OcspAsync(
        HttpContext http, byte[]? request, RevocationAnswers answers, TimeProvider clock, CancellationToken cancellation)
    {
        const string MediaType = "application/ocsp-response";
        var (answer, outcome) = request is null ? (null, OcspOutcome.MalformedRequest) : await answers.OcspAsync(request, cancellation);
        return answer is null ? TypedResults.Bytes(OcspResponder.Failure(outcome), MediaType) : Signed(http, answer, MediaType, clock);
    }

    private static IResult Certificate(HttpContext http, CertificateAuthority authority)
    {
        Keep(http, CertificateLife);
        return TypedResults.Bytes(
            authority.Certificate.RawData, "application/pkix-cert", entityTag: Tag(authority.Certificate.SerialNumber));
    }

    /// <summary>Kept by caches for as long as it holds (RFC 5019 §6.2), and asked for anew without being sent anew.</summary>
    private static IResult Signed(HttpContext http, KeptAnswer answer, string mediaType, TimeProvider clock)
    {
        Keep(http, answer.To - clock.GetUtcNow());
        return TypedResults.Bytes(answer.Bytes, mediaType, lastModified: answer.From, entityTag: Tag(answer.Tag));
    }

    private static void Keep(HttpContext http, TimeSpan time) => http.Response.Headers.CacheControl =
        string.Create(
            CultureInfo.InvariantCulture, $"public, max-age={(long)Math.Max(0, time.TotalSeconds)}, no-transform, must-revalidate");

    private static EntityTagHeaderValue Tag(string text) => new($"\"{text}\"");

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
        if (text.Length > MaxAddressLength)
        {
            return null;
        }

        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(Uri.UnescapeDataString(text), buffer, out var length) ? buffer[..length] : null;
    }
}

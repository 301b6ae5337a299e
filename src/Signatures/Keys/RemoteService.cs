using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Keys;

/// <summary>
/// A remote signing service by the Cloud Signature Consortium's API v2.0 (2.0.0.2). One object per service, kept: it holds the access
/// token.
/// </summary>
/// <remarks>The client's handler follows no redirects (AllowAutoRedirect = false), lest the secret follow one to another host.</remarks>
public sealed class RemoteService
{
    private const int MostCredentials = 100;
    private readonly RemoteServiceSettings settings;
    private readonly TimeProvider time;
    private readonly RemoteCalls calls;

    public RemoteService(HttpClient http, RemoteServiceSettings settings, TimeProvider time)
    {
        settings.Check();
        this.settings = settings;
        this.time = time;
        calls = new RemoteCalls(http, settings, time);
    }

    /// <summary>Clause 11.1; needs no access, so an administrator sees at once whether the address is right.</summary>
    /// <exception cref="KeyRefusedException">Unreachable.</exception>
    public async Task<RemoteServiceInfo> InfoAsync(CancellationToken cancellation)
    {
        using var input = RemoteCalls.Json(new { });
        return await calls.CallOpenlyAsync<RemoteServiceInfo>("info", new Uri(settings.BaseFolder, "info"), input, cancellation);
    }

    /// <summary>Clause 11.4: a holder's keys at the service, at most 100.</summary>
    /// <param name="userId">The holder as the service knows them, such as the personal identity number.</param>
    public async Task<IReadOnlyList<string>> ListAsync(string userId, CancellationToken cancellation)
    {
        var answer = await calls.CallAsync<RemoteCredentialIds>(
            "credentials/list", new { userID = userId, maxResults = MostCredentials }, cancellation);
        return [.. (answer.Body.Ids ?? throw RemoteFailures.Garbled("credentials/list")).Take(MostCredentials)];
    }

    /// <summary>Clause 11.5: looks a key up with its certificates.</summary>
    /// <param name="purpose">What the holder reads on the phone when asked to confirm; at most 500 characters (clause 11.6).</param>
    /// <exception cref="KeyRefusedException">NotFound; Refused: disabled, expired, revoked or of a kind not used here;
    /// Unreachable.</exception>
    public async Task<RemoteKey> OpenKeyAsync(string credentialId, string? purpose, CancellationToken cancellation)
    {
        var answer = await calls.CallAsync<RemoteCredential>(
            "credentials/info", new { credentialID = credentialId, certificates = "chain", certInfo = false, authInfo = true },
            cancellation);
        var credential = answer.Body;
        if (credential.Key is not { Status: "enabled", Algo: { } algorithms } || credential.Cert?.Status is not (null or "valid"))
        {
            throw new KeyRefusedException(KeyRefusal.Refused, "The key is disabled, or its certificate has expired or been revoked.");
        }

        // "oauth2code" sends the holder's browser to the service; "implicit" is how earlier versions named a confirmation by phone alone.
        if (credential.Auth?.Mode is not ("explicit" or "implicit"))
        {
            throw new KeyRefusedException(KeyRefusal.Refused, "The key is not confirmed by phone.");
        }

        var chain = Certificates(credential.Cert?.Certificates ?? []);
        var kind = RemoteAlgorithm.Choose(chain[0], algorithms)
            ?? throw new KeyRefusedException(KeyRefusal.Refused, "The key cannot sign with RSA PKCS#1 v1.5 or ECDSA, SHA-256.");
        return new RemoteKey(calls, settings, time, credentialId, kind, Math.Max(1, credential.Multisign ?? 1))
        {
            Certificate = chain[0],
            Issuers = chain[1..],
            Purpose = purpose is { Length: > 500 } ? purpose[..500] : purpose,
        };
    }

    private static X509Certificate2[] Certificates(IReadOnlyList<string> encoded)
    {
        try
        {
            return encoded.Count is > 0 and <= 8
                ? [.. encoded.Select(one => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(one)))]
                : throw RemoteFailures.Garbled("credentials/info");
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            throw RemoteFailures.Garbled("credentials/info", failure);
        }
    }
}

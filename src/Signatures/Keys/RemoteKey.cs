using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Keys;

/// <summary>
/// A key at a remote signing service. Each signing (a batch is one) waits until the holder confirms on a phone: credentials/authorize
/// bound to the hashes, credentials/authorizeCheck until there is an answer, signatures/signHash (CSC API v2.0 clauses 11.6, 11.7, 11.10).
/// </summary>
public sealed class RemoteKey : ISigningKey
{
    // Three failed looks in a row are a passing fault; the holder may be confirming meanwhile.
    private const int MostFailedLooks = 3;
    private const int LongestSignature = 1500;
    private readonly RemoteCalls calls;
    private readonly RemoteServiceSettings settings;
    private readonly TimeProvider time;
    private readonly string credentialId;
    private readonly string algorithm;

    internal RemoteKey(
        RemoteCalls calls, RemoteServiceSettings settings, TimeProvider time, string credentialId, string algorithm,
        int mostPerConfirmation)
    {
        this.calls = calls;
        this.settings = settings;
        this.time = time;
        this.credentialId = credentialId;
        this.algorithm = algorithm;
        MostPerConfirmation = mostPerConfirmation;
    }

    public required X509Certificate2 Certificate { get; init; }

    public required IReadOnlyList<X509Certificate2> Issuers { get; init; }

    /// <summary>How many hashes one confirmation may cover ("multisign" of clause 11.5). More are refused: the caller divides a
    /// batch.</summary>
    public int MostPerConfirmation { get; }

    /// <summary>What the holder reads on the phone.</summary>
    public string? Purpose { get; init; }

    public async Task<IReadOnlyList<byte[]>> SignAsync(IReadOnlyList<byte[]> hashes, CancellationToken cancellation)
    {
        KeyProof.CheckHashes(hashes);
        if (hashes.Count > MostPerConfirmation)
        {
            throw new KeyRefusedException(
                KeyRefusal.Refused, $"The signing service takes at most {MostPerConfirmation} documents per confirmation.");
        }

        var encoded = hashes.Select(Convert.ToBase64String).ToList();
        var activation = await ConfirmAsync(encoded, cancellation);
        var answer = await calls.CallAsync<RemoteSignatures>(
            "signatures/signHash",
            new { credentialID = credentialId, SAD = activation, hashes = encoded, hashAlgorithmOID = RemoteAlgorithm.Sha256,
                signAlgo = algorithm },
            cancellation,
            RemoteCalls.UsualAnswer + (LongestSignature * hashes.Count));
        if (answer.Body.Signatures is not { } values || values.Count != hashes.Count)
        {
            throw RemoteFailures.Garbled("signatures/signHash");
        }

        return [.. values.Zip(hashes, Proved)];
    }

    /// <returns>The signature activation data: the holder's yes to exactly these hashes.</returns>
    private async Task<string> ConfirmAsync(List<string> hashes, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var answer = await calls.CallAsync<RemoteAuthorization>(
            "credentials/authorize",
            new
            {
                credentialID = credentialId,
                numSignatures = hashes.Count,
                hashes,
                hashAlgorithmOID = RemoteAlgorithm.Sha256,
                description = Purpose ?? "",
            },
            cancellation);
        var failedLooks = 0;
        while (answer.Status == HttpStatusCode.Accepted)
        {
            if (time.GetElapsedTime(begun) + settings.PollEvery > settings.LongestConfirmation)
            {
                throw new KeyRefusedException(KeyRefusal.TimedOut, "The holder did not confirm in time.");
            }

            var handle = answer.Body.Handle ?? throw RemoteFailures.Garbled("credentials/authorize");
            await Task.Delay(settings.PollEvery, time, cancellation);
            try
            {
                answer = await calls.CallAsync<RemoteAuthorization>("credentials/authorizeCheck", new { handle }, cancellation);
                failedLooks = 0;
            }
            catch (KeyRefusedException failure) when (failure.Reason == KeyRefusal.Unreachable && ++failedLooks < MostFailedLooks)
            {
                // Looked at again after the same pause.
            }
        }

        return answer.Body.Sad is { Length: > 0 } activation ? activation : throw RemoteFailures.Garbled("credentials/authorizeCheck");
    }

    private byte[] Proved(string encoded, byte[] hash)
    {
        var value = new byte[LongestSignature];
        if (Convert.TryFromBase64String(encoded, value, out var length))
        {
            value = value[..length];
            if (KeyProof.Verifies(Certificate, hash, value))
            {
                return value;
            }

            // The standard leaves open in which of its two forms an ECDSA value is sent.
            if (!KeyProof.IsRsa(Certificate) && length == 64)
            {
                value = KeyProof.SequenceOf(value);
                if (KeyProof.Verifies(Certificate, hash, value))
                {
                    return value;
                }
            }
        }

        throw new KeyRefusedException(KeyRefusal.Refused, "The signing service gave a signature that the certificate does not confirm.");
    }
}

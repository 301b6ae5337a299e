using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.TimeStamps;

/// <summary>A time-stamp authority's own identity. The caller owns and disposes certificate and key.</summary>
/// <param name="Certificate">With the time-stamping profile.</param>
/// <param name="Issuers">Sent with a token when the request asks for certificates.</param>
/// <param name="Policy">Object identifier of the policy each token states.</param>
public sealed record TsaIdentity(
    X509Certificate2 Certificate, AsymmetricAlgorithm Key, IReadOnlyList<X509Certificate2> Issuers, string Policy);

/// <summary>Why no token was given (PKIFailureInfo, RFC 3161 §2.4.2), as bits.</summary>
[Flags]
public enum TimeStampFailure
{
    None = 0,
    BadAlgorithm = 1 << 0,
    BadRequest = 1 << 2,
    BadDataFormat = 1 << 5,
    TimeNotAvailable = 1 << 14,
    UnacceptedPolicy = 1 << 15,
    UnacceptedExtension = 1 << 16,
    AdditionalInformationNotAvailable = 1 << 17,
    SystemFailure = 1 << 25,
}

/// <summary>No token: unreachable, rejected, malformed, mismatch (other hash or nonce), untrusted (signature or usage wrong).</summary>
public sealed class TimeStampFailedException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Stable.</summary>
    public string Code { get; } = code;
}

using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Revocation;

public enum OcspState
{
    Good,
    Revoked,
    Unknown,
}

/// <summary>A certificate's state as a responder tells it (RFC 6960 §2.2).</summary>
public sealed record OcspStatus(OcspState State, DateTimeOffset? RevokedAt = null, X509RevocationReason? Reason = null)
{
    public static OcspStatus Good { get; } = new(OcspState.Good);

    /// <summary>The issuer never gave out such a serial number.</summary>
    public static OcspStatus Unknown { get; } = new(OcspState.Unknown);

    public static OcspStatus Revoked(DateTimeOffset at, X509RevocationReason? reason) => new(OcspState.Revoked, at, reason);
}

/// <summary>The status of a whole answer (RFC 6960 §4.2.1).</summary>
public enum OcspOutcome
{
    Successful = 0,
    MalformedRequest = 1,
    InternalError = 2,
    TryLater = 3,
    SignatureRequired = 5,
    Unauthorized = 6,
}

using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Revocation;

/// <summary>One line of a revocation list.</summary>
/// <param name="Serial">Big-endian, unsigned.</param>
/// <param name="Reason">Null when the list gives none.</param>
/// <param name="InvalidFrom">When the key is known or thought to have been lost, before the revocation (RFC 5280 §5.3.2).</param>
public sealed record RevokedCertificate(
    byte[] Serial, DateTimeOffset RevokedAt, X509RevocationReason? Reason, DateTimeOffset? InvalidFrom = null);

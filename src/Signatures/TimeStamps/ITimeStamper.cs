namespace XaDienTu.Signatures.TimeStamps;

/// <summary>A time-stamp authority (RFC 3161), at home or over HTTP.</summary>
public interface ITimeStamper
{
    /// <summary>Answers the DER time-stamp token (a CMS SignedData) over a SHA-256 hash.</summary>
    Task<byte[]> StampAsync(byte[] hash, CancellationToken cancellation);
}

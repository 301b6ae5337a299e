namespace XaDienTu.Signatures.TimeStamps;

/// <summary>The product's own authority without a network between.</summary>
/// <param name="serial">A serial number never used before; the stamps' keeper may record it.</param>
public sealed class LocalTimeStamper(TsaIdentity authority, TimeProvider time, Func<byte[]> serial) : ITimeStamper
{
    public Task<byte[]> StampAsync(byte[] hash, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(hash.Length, 32);
        return Task.FromResult(TimeStampAuthority.Token(hash, authority, serial(), time.GetUtcNow()));
    }
}

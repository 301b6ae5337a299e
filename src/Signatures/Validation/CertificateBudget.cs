using XaDienTu.Signatures.Cms;

namespace XaDienTu.Signatures.Validation;

/// <summary>
/// How many certificates are read for all signatures of one file together: each costs half a millisecond. A signature brings three or four,
/// its time stamp as many; files made to keep the server busy bring dozens in each of a hundred.
/// </summary>
internal sealed class CertificateBudget
{
    public const int Most = 600;

    /// <summary>Certificates read so far.</summary>
    public int Taken { get; private set; }

    /// <returns>False where no more are read.</returns>
    public bool Takes(params IReadOnlyCollection<byte[]> messages)
    {
        // Of more than one message may have, none but the first are read before it is refused.
        var wanted = messages.Sum(message => Math.Min(CmsReader.CertificatesIn(message), CmsReader.MaxCertificates + 1));
        if (Taken + wanted > Most)
        {
            return false;
        }

        Taken += wanted;
        return true;
    }
}

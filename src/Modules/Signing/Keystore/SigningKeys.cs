using System.Text;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Keystore;

/// <summary>Opens the key of a certificate, wherever it is.</summary>
internal sealed class SigningKeys(SoftwareKeys software, RemoteSigning remote, SigningSettings settings)
{
    /// <summary>A person's own key opens with the PIN; an agency's software key opens for its clerks, who are signed in and
    /// audited.</summary>
    public static bool NeedsPin(CertificateRecord record) =>
        record.Place is KeyPlace.Token || record is { Place: KeyPlace.Software, Use: CertificateUse.Person };

    public static bool ConfirmsElsewhere(CertificateRecord record) => record.Place is KeyPlace.Remote or KeyPlace.Desk;

    /// <exception cref="KeyRefusedException">Wrong PIN, locked, missing or out of reach.</exception>
    public async Task<ISigningKey> OpenAsync(CertificateRecord record, string? pin, CancellationToken cancellation)
    {
        if (NeedsPin(record) && string.IsNullOrEmpty(pin))
        {
            throw new KeyRefusedException(KeyRefusal.WrongPin, "No PIN was given.");
        }

        ISigningKey key = record.Place switch
        {
            KeyPlace.Software => software.Open(record, NeedsPin(record) ? pin : null),
            KeyPlace.Token => await OpenTokenAsync(record, pin!, cancellation),
            KeyPlace.Remote => await remote.OpenAsync(record.KeyReference!, cancellation),
            _ => throw new KeyRefusedException(KeyRefusal.Unreachable, $"{record.Place} keys are not opened here."),
        };
        // A token or a service may have been given another certificate since: the paper must carry the one on record.
        return key.Certificate.RawData.AsSpan().SequenceEqual(record.Der) ? key
            : throw new KeyRefusedException(KeyRefusal.NotFound, "The key's certificate is not the one on record.");
    }

    private async Task<ISigningKey> OpenTokenAsync(CertificateRecord record, string pin, CancellationToken cancellation)
    {
        var module = settings.Pkcs11Library ?? throw new KeyRefusedException(KeyRefusal.Unreachable, "No PKCS#11 library is set.");
        // "device/key", or the key's label alone where there is one device.
        var (token, label) = record.KeyReference!.Split('/', 2) is [var device, var key] ? (device, key) : (null, record.KeyReference);
        return await TokenKey.OpenAsync(
            new TokenAddress(module, token), new TokenKeyName(label), _ => ValueTask.FromResult(Encoding.UTF8.GetBytes(pin)), cancellation);
    }
}

using System.Security.Cryptography;

namespace XaDienTu.Signatures.Certificates;

/// <summary>New private keys. The caller owns and disposes them.</summary>
public static class KeyPairs
{
    public static RSA NewRsa(int bits = 2048) => RSA.Create(bits);

    /// <summary>Curve P-256.</summary>
    public static ECDsa NewEcdsa() => ECDsa.Create(ECCurve.NamedCurves.nistP256);
}

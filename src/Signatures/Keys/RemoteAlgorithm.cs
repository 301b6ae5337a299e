using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Keys;

/// <summary>How the service is told to sign: an algorithm of the credential's key/algo (CSC API v2.0 clauses 11.5, 11.10).</summary>
internal static class RemoteAlgorithm
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string RsaSha256 = "1.2.840.113549.1.1.11";
    private const string Ecdsa = "1.2.840.10045.2.1";
    private const string EcdsaSha256 = "1.2.840.10045.4.3.2";

    /// <summary>The full algorithm if the key offers it, else the bare one together with the hash's identifier; null if it has
    /// neither.</summary>
    public static string? Choose(X509Certificate2 certificate, IReadOnlyList<string> offered)
    {
        string[] wanted = KeyProof.IsRsa(certificate) ? [RsaSha256, Rsa] : [EcdsaSha256, Ecdsa];
        return wanted.FirstOrDefault(offered.Contains);
    }
}

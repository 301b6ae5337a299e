using System.Text;
using XaDienTu.Signatures.TimeStamps;

namespace XaDienTu.Signatures.Tests.Pdf;

/// <summary>A time-stamp authority that is not ours.</summary>
internal sealed class OpensslStamper : ITimeStamper
{
    private const string Configuration = """
        [tsa]
        serial = serial
        crypto_device = builtin
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """;

    public Task<byte[]> StampAsync(byte[] hash, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        var query = Path.Combine(folder.Path, "query");
        var token = Path.Combine(folder.Path, "token");
        var configuration = folder.Write(
            "tsa.cnf", Encoding.ASCII.GetBytes(Configuration.Replace("= serial", $"= {folder.Path}/serial", StringComparison.Ordinal)));
        folder.Write("serial", "01\n"u8.ToArray());
        var signer = folder.Write("signer.pem", Encoding.ASCII.GetBytes(TestSigner.Clock.Certificate.ExportCertificatePem()));
        var key = folder.Write("key.pem", Encoding.ASCII.GetBytes(TestSigner.Clock.PrivateKeyPem));
        Tools.Run("openssl", "ts", "-query", "-digest", Convert.ToHexString(hash), "-sha256", "-cert", "-out", query);
        Tools.Run(
            "openssl", "ts", "-reply", "-queryfile", query, "-config", configuration, "-section", "tsa",
            "-signer", signer, "-inkey", key, "-token_out", "-out", token);
        return Task.FromResult(File.ReadAllBytes(token));
    }

    public static void Verify(byte[] token, byte[] hash)
    {
        using var folder = new TemporaryFolder();
        var root = folder.Write("root.pem", Encoding.ASCII.GetBytes(TestSigner.AuthorityCertificate.ExportCertificatePem()));
        Tools.Run(
            "openssl", "ts", "-verify", "-digest", Convert.ToHexString(hash), "-in", folder.Write("token", token), "-token_in",
            "-CAfile", root);
    }
}

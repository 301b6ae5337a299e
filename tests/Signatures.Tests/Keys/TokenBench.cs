using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Xunit;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signatures.Tests.Keys;

/// <summary>SoftHSM 2 with two fresh tokens in a folder of its own; each test makes its keys under labels of its own.</summary>
public sealed class TokenBench : IDisposable
{
    public const string Module = "/usr/lib/softhsm/libsofthsm2.so";
    public const string Pin = "246810";
    private const string SecurityOfficerPin = "13579246";
    private readonly string folder = Directory.CreateTempSubdirectory("tokens-").FullName;

    public TokenBench()
    {
        if (!File.Exists(Module))
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(folder, "store"));
        var settings = Path.Combine(folder, "softhsm2.conf");
        File.WriteAllText(settings, $"directories.tokendir = {folder}/store\nobjectstore.backend = file\nlog.level = ERROR\n");
        // .NET keeps its own copy of the environment; the library reads the real one.
        _ = SetEnvironment("SOFTHSM2_CONF\0"u8.ToArray(), Encoding.UTF8.GetBytes(settings + '\0'), 1);
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", settings);
        foreach (var label in new[] { "Văn phòng UBND", "Second" })
        {
            Run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", Pin, "--so-pin", SecurityOfficerPin);
        }
    }

    public TokenAddress Token { get; } = new(Module, "Văn phòng UBND");

    public AskTokenPin RightPin { get; } = _ => ValueTask.FromResult(Encoding.UTF8.GetBytes(Pin));

    public static void NeedsSoftHsm() => Assert.SkipUnless(File.Exists(Module), "SoftHSM 2 is not installed (Debian package softhsm2).");

    /// <summary>A key made on the token, with a certificate our own authority issued on its request.</summary>
    public async Task<string> MakeKeyAsync(string label, TokenKeyKind kind)
    {
        var made = await TokenKeys.GenerateAsync(Token, RightPin, label, kind, new X500DistinguishedName($"CN={label}"), default);
        using var certificate = TokenTestAuthority.Issue(made.Pkcs10);
        await TokenKeys.StoreCertificateAsync(Token, RightPin, made.KeyId, certificate, default);
        return made.KeyId;
    }

    public Task<TokenKey> OpenAsync(string label, AskTokenPin? pin = null) =>
        TokenKey.OpenAsync(Token, new(label), pin ?? RightPin, default);

    public static (int Code, string Output) Run(string program, params string[] words)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>What OpenSSL says of a signature over the data of which the key signed the hash.</summary>
    public static string OpenSslVerdict(X509Certificate2 certificate, byte[] data, byte[] value)
    {
        var folder = Directory.CreateTempSubdirectory("verify-").FullName;
        try
        {
            string Put(string name, byte[] bytes)
            {
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
                return Path.Combine(folder, name);
            }

            var key = Put("key.pem",
                Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", certificate.PublicKey.ExportSubjectPublicKeyInfo())));
            return Run("openssl", "dgst", "-sha256", "-verify", key, "-signature", Put("value", value), Put("data", data)).Output.Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The module stays loaded for the process; it has let go of its files by the time the folder goes.
    public void Dispose() => Directory.Delete(folder, recursive: true);

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnvironment(byte[] name, byte[] value, int overwrite);
}

using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Signing.Keystore;

/// <summary>
/// 32 random bytes in a file beside the database, readable by the platform's user alone. Every sealed key needs it, so a copied
/// database opens no key.
/// </summary>
internal sealed class KeystoreSecret
{
    private const int Length = 32;
    private readonly Lazy<byte[]> secret;

    public KeystoreSecret(SigningSettings settings)
    {
        Path = System.IO.Path.GetFullPath(settings.SecretFile ?? System.IO.Path.Combine(settings.Data, "keys", "keystore-secret"));
        secret = new(() => ReadOrMake(Path));
    }

    /// <summary>Where the secret lies; a back-up without it brings back no key.</summary>
    public string Path { get; }

    /// <summary>The password of one sealed key: too long to guess, different for each key.</summary>
    /// <param name="pin">The holder's part; without it nobody, not even the platform, opens the key.</param>
    public string PasswordOf(Guid keyId, string? pin) =>
        Convert.ToBase64String(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes($"{keyId:N}/{pin}")));

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Guid.CreateVersion7():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(temporary, options))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(temporary, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was faster: its secret holds.
                File.Delete(temporary);
            }
        }

        var bytes = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return bytes.Length == Length ? bytes : throw new InvalidOperationException($"{path} is not a keystore secret of {Length} bytes.");
    }
}

using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Kernel.Secrets;

/// <summary>
/// 32 random bytes in a file beside the database, readable by the platform's user alone and the same on all nodes. What the database
/// keeps sealed needs it, so a copied database opens no key.
/// </summary>
public sealed class NodeSecret(string path)
{
    private const int Length = 32;
    private readonly Lazy<byte[]> secret = new(() => ReadOrMake(path));

    /// <summary>Where the secret lies; a back-up without it brings back no key.</summary>
    public string Path => path;

    /// <summary>A text's mark that only this secret makes.</summary>
    public byte[] MarkOf(string text) => HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes(text));

    /// <summary>A key for one purpose (RFC 5869): who learns it learns neither the secret nor another purpose's key.</summary>
    public byte[] KeyFor(string purpose, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Value, length, info: Encoding.UTF8.GetBytes(purpose));

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            OwnFolder.Create(System.IO.Path.GetDirectoryName(path)!);
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
        return bytes.Length == Length ? bytes : throw new InvalidOperationException($"{path} is not a secret of {Length} bytes.");
    }
}

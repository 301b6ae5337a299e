using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XaDienTu.Accounts.Resets;

/// <summary>The secret in a link: 256 random bits, of which only the hash is stored.</summary>
internal static class ResetLink
{
    public const string Page = "/dat-lai-mat-khau";
    private const int Bytes = 32;
    private const int LongestToken = 64;

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null for what cannot be a token.</summary>
    public static string? HashOf(string? token) =>
        token is { Length: > 0 and <= LongestToken } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))) : null;

    public static string Address(Uri platform, string token) => new Uri(platform, $"{Page}?ma={token}").AbsoluteUri;
}

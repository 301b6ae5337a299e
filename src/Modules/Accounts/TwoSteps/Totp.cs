using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace XaDienTu.Accounts.TwoSteps;

/// <summary>
/// Time-based one-time passwords (RFC 6238: HMAC-SHA1, 30 seconds, 6 digits), what every authenticator app speaks.
/// Own code because Identity's takes the machine's clock and lets a code be used twice.
/// </summary>
internal static class Totp
{
    public const int SecretBytes = 20;
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 as the apps implement it; HMAC does not need collision resistance.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xF)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is: now, or one step to either side for clocks that go wrong. Older or used steps do not
    /// count.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now, long lastUsed)
    {
        var current = StepAt(now);
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(Code(secret, step)), System.Text.Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The secret as apps take it by hand.</summary>
    public static string ToBase32(byte[] bytes)
    {
        var text = new System.Text.StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var next in bytes)
        {
            buffer = (buffer << 8 | next) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32[buffer >> (bits - 5) & 31]);
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Base32[buffer << (5 - bits) & 31]).ToString();
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Secrets;

namespace XaDienTu.Accounts.SignIn;

/// <summary>
/// Seals the keys of cookies, second steps and tokens before they reach the database: a copy of it, or of its back-up, opens no session.
/// AES-256-GCM with a key of the node's secret.
/// </summary>
internal sealed class SealKeys(NodeSecret secret) : IXmlEncryptor
{
    private const string Purpose = "xa-dien-tu data protection keys";
    private const int KeyLength = 32;
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var (cipher, tag) = (new byte[plain.Length], new byte[TagLength]);
        using var aes = new AesGcm(secret.KeyFor(Purpose, KeyLength), TagLength);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(OpenKeys));
    }

    public static XElement Open(NodeSecret secret, XElement sealedElement)
    {
        var bytes = Convert.FromBase64String(sealedElement.Value).AsSpan();
        var plain = new byte[bytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(secret.KeyFor(Purpose, KeyLength), TagLength);
        try
        {
            aes.Decrypt(bytes[..NonceLength], bytes[(NonceLength + TagLength)..], bytes.Slice(NonceLength, TagLength), plain);
        }
        catch (AuthenticationTagMismatchException wrong)
        {
            throw new InvalidOperationException(
                $"The secret in {secret.Path} does not open the sign-in keys. All nodes need the same file: copy it from a node that works, or name it in Signing:SecretFile.", wrong);
        }

        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

/// <summary>Made by the key ring by its name, with the services as its only argument.</summary>
internal sealed class OpenKeys(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => SealKeys.Open(services.GetRequiredService<NodeSecret>(), encryptedElement);
}

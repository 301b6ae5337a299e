using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.SignIn;

/// <summary>Keys that lie in the clear, from a version that did not seal them, are sealed where they lie: what they protect stays
/// readable.</summary>
internal sealed class SealOldKeys(AccountsDb db, Work work, IXmlEncryptor seal)
{
    // How ASP.NET Core marks them (the format of its key files): the secret, and what stands in its place.
    private static readonly XNamespace DataProtection = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Secret = DataProtection + "requiresEncryption";

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var transaction = await work.BeginAsync(cancellation);
        foreach (var row in await db.DataProtectionKeys.ToListAsync(cancellation))
        {
            var key = XElement.Parse(row.Xml!);
            var open = key.Descendants().Where(element => (bool?)element.Attribute(Secret) is true).ToList();
            foreach (var element in open)
            {
                var hidden = seal.Encrypt(element);
                element.ReplaceWith(new XElement(
                    DataProtection + "encryptedSecret", new XAttribute("decryptorType", hidden.DecryptorType.AssemblyQualifiedName!),
                    hidden.EncryptedElement));
            }

            if (open.Count > 0)
            {
                row.Xml = key.ToString(SaveOptions.DisableFormatting);
            }
        }

        await transaction.CommitAsync(cancellation);
    }
}

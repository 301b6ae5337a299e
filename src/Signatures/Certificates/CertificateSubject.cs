using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.Signatures.Certificates;

/// <summary>The holder's name in a certificate: Vietnamese text as UTF-8, country VN.</summary>
public sealed record CertificateSubject
{
    /// <summary>Longest value of one attribute in characters (RFC 5280, appendix A.1, ub-common-name and the like).</summary>
    public const int MaximumLength = 64;

    public required string CommonName { get; init; }

    /// <summary>The agency.</summary>
    public string? Organization { get; init; }

    public string? OrganizationalUnit { get; init; }

    /// <summary>The province or commune.</summary>
    public string? Locality { get; init; }

    /// <summary>The post, "Chủ tịch".</summary>
    public string? Title { get; init; }

    /// <summary>What tells two holders of one name apart: the officer's or the agency's identifier (printable ASCII).</summary>
    public string? Identifier { get; init; }

    /// <exception cref="ArgumentException">A value is blank or longer than <see cref="MaximumLength"/>.</exception>
    public X500DistinguishedName ToName()
    {
        var name = new X500DistinguishedNameBuilder();
        // The builder writes the last one first; the wire order is country down to identifier.
        if (Identifier is not null)
        {
            name.Add(Oids.SerialNumber, Checked(Identifier, nameof(Identifier)), UniversalTagNumber.PrintableString);
        }

        if (Title is not null)
        {
            name.Add(Oids.Title, Checked(Title, nameof(Title)), UniversalTagNumber.UTF8String);
        }

        name.AddCommonName(Checked(CommonName, nameof(CommonName)));
        if (OrganizationalUnit is not null)
        {
            name.AddOrganizationalUnitName(Checked(OrganizationalUnit, nameof(OrganizationalUnit)));
        }

        if (Organization is not null)
        {
            name.AddOrganizationName(Checked(Organization, nameof(Organization)));
        }

        if (Locality is not null)
        {
            name.AddLocalityName(Checked(Locality, nameof(Locality)));
        }

        name.AddCountryOrRegion("VN");
        return name.Build();
    }

    private static string Checked(string value, string attribute) =>
        string.IsNullOrWhiteSpace(value) || value.Length > MaximumLength
            ? throw new ArgumentException($"{attribute} has 1 to {MaximumLength} characters.", attribute)
            : value;
}

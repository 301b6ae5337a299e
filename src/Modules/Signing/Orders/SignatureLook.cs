using Microsoft.EntityFrameworkCore;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signatures.Pdf.Appearance;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Orders;

/// <summary>How a signature shows on the paper: the person's blue image, the agency's red seal beside it (Decree 30/2020, appendix
/// I).</summary>
internal sealed class SignatureLook(SigningDb db, IOrganizationDirectory organizations)
{
    /// <returns>Null for a signature that shows nothing: a digitised paper must look like the paper.</returns>
    public async Task<PdfAppearance?> OfAsync(CertificateRecord record, SigningAct act, byte[] pdf, CancellationToken cancellation)
    {
        var holder = act is SigningAct.Approve ? record.OfficerId : record.OrganizationId;
        var image = await db.Images.AsNoTracking().Where(row => row.HolderId == holder).Select(row => row.Png)
            .FirstOrDefaultAsync(cancellation);
        switch (act)
        {
            case SigningAct.Approve:
                return new PersonalSignature(record.HolderName, image) { Placement = AboveName(pdf, record.HolderName) };

            case SigningAct.Issue:
                var tree = await organizations.GetAsync(cancellation);
                var agency = tree.Find(record.OrganizationId!.Value);
                return new AgencySeal(record.HolderName, image ?? DefaultImages.Seal(agency?.AgencyName ?? record.HolderName));

            default:
                return null;
        }
    }

    /// <summary>Three blank lines lie between title and name in a paper of the prescribed form.</summary>
    private const double RoomHeight = 50;

    /// <summary>Between title and printed name, where the paper has the name; else the usual corner.</summary>
    private static PdfPlacement? AboveName(byte[] pdf, string name)
    {
        try
        {
            return PdfTextAnchor.Above(pdf, name, height: RoomHeight);
        }
#pragma warning disable CA1031 // Any program may have made the paper: what its text cannot be read from is signed in the usual corner.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}

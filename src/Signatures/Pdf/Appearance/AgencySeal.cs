using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf.Appearance;

/// <summary>
/// The agency's seal, red, in its real size, covering about a third of the personal signature on its left (appendix I, part II, section 8).
/// </summary>
/// <param name="Image">PNG with transparent or white surroundings.</param>
/// <param name="BesideField">The personal signature's field; null finds the last one.</param>
/// <param name="Diameter">In points; seals of People's Committees are 36 mm wide (102 pt).</param>
public sealed record AgencySeal(string Agency, byte[] Image, string? BesideField = null, double Diameter = 102) : PdfAppearance
{
    internal override string FieldPrefix => "Agency";

    internal override string Description => $"Chữ ký số và con dấu của {Agency}";

    private protected override (int Page, PdfRectangle Rectangle) DefaultPlace(PdfRevision before, List<PdfPage> pages)
    {
        var beside = PdfFields.Signatures(before)
            .Where(field => BesideField is null
                ? field.Name.StartsWith(PersonalSignature.Prefix, StringComparison.Ordinal)
                : field.Name == BesideField)
            .Select(field => PdfFields.Shown(field, before, pages))
            .LastOrDefault(shown => shown is not null);
        if (beside is not var (index, person))
        {
            return (pages.Count - 1, new PdfRectangle(pages[^1].Width - 42 - 170 - (Diameter / 2), 84, Diameter, Diameter));
        }

        // Its right edge stands a third into the signature; near the margin it stays on the page.
        var left = Math.Max(0, person.Left + (person.Width / 3) - Diameter);
        var bottom = Math.Max(0, person.Bottom + ((person.Height - Diameter) / 2));
        return (index, new PdfRectangle(left, bottom, Diameter, Diameter));
    }

    private protected override PdfRectangle Fit(PdfRectangle room) => FitImage(room, Image);

    private protected override void Draw(AppearanceCanvas canvas, DateTimeOffset signedAt) =>
        canvas.Image(Image, 0, 0, canvas.Width, canvas.Height);
}

namespace XaDienTu.Printing;

/// <summary>The head of an official paper: agency on the left, national motto on the right (Decree 30/2020, annex I).</summary>
/// <param name="UpperAgency">The agency above, where there is one to name.</param>
/// <param name="Number">The line under the agency, e.g. "Số: 0007/TNHS".</param>
/// <param name="PlaceAndDate">The line under the motto, e.g. "Nà Hỳ, ngày 04 tháng 3 năm 2026".</param>
public sealed record AgencyHeading(string? UpperAgency, string Agency, string? Number = null, string? PlaceAndDate = null)
{
    private const string Country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";
    private const float MottoShare = 0.58f;

    internal void Write(PaperFlow flow)
    {
        // The country's name stays on one line on every paper, so it decides the size of the whole head.
        var room = (flow.Width - PaperFlow.ColumnGap) * MottoShare;
        var size = Math.Min(1 - (1 / flow.TextSize), room / flow.Measure(Country, Face.Bold, flow.TextSize) * 0.99f);
        flow.Columns((1 - MottoShare, left => WriteAgency(left, size)), (MottoShare, right => WriteMotto(right, size)));
        flow.Space(flow.TextSize * 0.6f);
    }

    private void WriteAgency(PaperFlow flow, float size)
    {
        if (UpperAgency is not null)
        {
            flow.Paragraph(UpperAgency.ToUpperInvariant(), Align.Center, size, after: 0);
        }

        flow.Paragraph(PaperText.InBold(Agency.ToUpperInvariant()), Align.Center, size, after: 2);
        Underline(flow, flow.Width * 0.35f);
        if (Number is not null)
        {
            flow.Paragraph(Number, Align.Center, size, after: 0);
        }
    }

    private void WriteMotto(PaperFlow flow, float size)
    {
        flow.Paragraph(PaperText.InBold(Country), Align.Center, size, after: 0);
        flow.Paragraph(PaperText.InBold(Motto), Align.Center, size, after: 2);
        Underline(flow, flow.Measure(Motto, Face.Bold, flow.TextSize * size));
        if (PlaceAndDate is not null)
        {
            flow.Paragraph(PaperText.InItalic(PlaceAndDate), Align.Center, size, after: 0);
        }
    }

    private static void Underline(PaperFlow flow, float length)
    {
        flow.Rule((flow.Width - length) / 2, length);
        flow.Space(5);
    }
}

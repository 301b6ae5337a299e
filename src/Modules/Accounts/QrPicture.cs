using QRCoder;

namespace XaDienTu.Accounts;

/// <summary>A text as a picture for a phone's camera.</summary>
internal static class QrPicture
{
    public static string SvgOf(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(5, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.WidthHeightAttribute);
    }
}

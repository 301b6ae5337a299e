namespace XaDienTu.Signing.Contracts;

/// <summary>Addresses of this module's pages that others lead to.</summary>
public static class SigningLinks
{
    public const string Validate = "/kiem-tra-chu-ky";

    /// <summary>Progress of an order, with the way back.</summary>
    public static string OrderPage(Guid orderId, string backTo) => $"/can-bo/ky-so/{orderId}?ve={Uri.EscapeDataString(backTo)}";
}

namespace XaDienTu.Host.Web;

/// <summary>A request that cannot be read: the sender's fault, told as such. The framework reads the forms and throws what it
/// finds.</summary>
internal static class BadRequests
{
    /// <summary>400 for what is malformed, 413 for what is too much, 415 for what is written in an unknown way, null for a fault of
    /// ours.</summary>
    public static int? StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException when IsOfForms(failure) => failure.Message.Contains("limit", StringComparison.Ordinal)
            ? StatusCodes.Status413PayloadTooLarge
            : StatusCodes.Status400BadRequest,
        // A body that ends before its last part does.
        IOException when IsOfForms(failure) => StatusCodes.Status400BadRequest,
        // JSON in an encoding that nobody knows, or that nobody may use any more.
        InvalidOperationException { Source: "Microsoft.AspNetCore.Http.Extensions",
            InnerException: ArgumentException or NotSupportedException }
            => StatusCodes.Status415UnsupportedMediaType,
        _ => null,
    };

    // The reader of forms names no exception of its own; the assembly that threw tells it from a broken archive or disk of ours.
    private static bool IsOfForms(Exception failure) =>
        failure.Source is "Microsoft.AspNetCore.WebUtilities" or "Microsoft.AspNetCore.Http";
}

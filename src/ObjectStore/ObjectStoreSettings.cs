using Microsoft.Extensions.Configuration;

namespace XaDienTu.ObjectStore;

/// <summary>Where the bucket is and who may write to it; <c>Files:S3:…</c>.</summary>
public sealed record ObjectStoreSettings
{
    /// <summary>For example <c>https://s3.tinh.gov.vn</c>; without it files lie in a folder.</summary>
    public string Address { get; init; } = "";

    public string Bucket { get; init; } = "";

    /// <summary>Servers of one's own mostly take this one.</summary>
    public string Region { get; init; } = "us-east-1";

    public string KeyId { get; init; } = "";

    public string Secret { get; init; } = "";

    /// <summary>How long one try of a request may take; there are three.</summary>
    public int Seconds { get; init; } = 20;

    /// <summary>Null where none is set.</summary>
    /// <exception cref="InvalidOperationException">Something of it is missing; the message is for who starts the platform.</exception>
    public static ObjectStoreSettings? Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Files:S3").Get<ObjectStoreSettings>();
        if (settings is null || settings.Address.Length == 0)
        {
            return null;
        }

        var missing = new (string Name, string Value)[]
        {
            (nameof(Bucket), settings.Bucket), (nameof(KeyId), settings.KeyId), (nameof(Secret), settings.Secret),
        }.Where(part => part.Value.Length == 0).Select(part => $"Files:S3:{part.Name}").ToList();
        return missing.Count == 0 && Uri.TryCreate(settings.Address, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? settings
            : throw new InvalidOperationException(missing.Count > 0
                ? $"Kho tệp S3 còn thiếu {string.Join(", ", missing)}. Ghi đủ rồi khởi động lại."
                : $"Files:S3:Address không phải địa chỉ http(s): {settings.Address}. Ghi lại rồi khởi động lại.");
    }
}

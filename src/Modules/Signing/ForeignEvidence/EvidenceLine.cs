namespace XaDienTu.Signing.ForeignEvidence;

/// <summary>Gets one file from the folder or one answer from an address: bounded in size and time, and following no way on.</summary>
internal sealed class EvidenceLine(SigningSettings settings) : IDisposable
{
    public const long MaxBytes = 20 * 1024 * 1024;

    private readonly HttpClient client =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = settings.EvidencePatience };

    /// <returns>The bytes, or why there are none.</returns>
    public async Task<(byte[]? Bytes, string? Fault)> FetchAsync(string place, long most, CancellationToken cancellation)
    {
        try
        {
            await using var content = await OpenAsync(place, cancellation);
            return await ReadAsync(content, most, cancellation) is { } bytes ? (bytes, null) : (null, "Tệp lớn quá mức nhận.");
        }
        catch (Exception failed) when (failed is IOException or HttpRequestException or UnauthorizedAccessException
            || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, "Không lấy được. Kiểm tra thư mục hoặc địa chỉ.");
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<Stream> OpenAsync(string place, CancellationToken cancellation) =>
        place.StartsWith("http", StringComparison.Ordinal) && Uri.TryCreate(place, UriKind.Absolute, out var address)
            ? await client.GetStreamAsync(address, cancellation)
            : File.OpenRead(place);

    private async Task<byte[]?> ReadAsync(Stream content, long most, CancellationToken cancellation)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bounded.CancelAfter(settings.EvidencePatience);
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(part, bounded.Token)) > 0;)
        {
            if (bytes.Length + read > most)
            {
                return null;
            }

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }
}

using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signing.Keystore;

/// <summary>The remote signing service of the settings (CSC API v2); one per node, because it keeps the access token.</summary>
internal sealed class RemoteSigning : IDisposable
{
    private readonly HttpClient? http;
    private readonly RemoteService? service;

    public RemoteSigning(SigningSettings settings, TimeProvider clock)
    {
        if (settings.RemoteService is not { } address)
        {
            return;
        }

        // The client secret must not follow a redirect to another host.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        service = new RemoteService(
            http,
            new RemoteServiceSettings { BaseAddress = address, ClientId = settings.RemoteClientId ?? "",
                ClientSecret = settings.RemoteClientSecret ?? "" },
            clock);
    }

    /// <exception cref="KeyRefusedException">No service is set, it cannot be reached, or does not know the credential.</exception>
    public async Task<RemoteKey> OpenAsync(string credential, CancellationToken cancellation) => service is null
        ? throw new KeyRefusedException(KeyRefusal.Unreachable, "No remote signing service is set.")
        : await service.OpenKeyAsync(credential, "Xã điện tử", cancellation);

    public void Dispose() => http?.Dispose();
}

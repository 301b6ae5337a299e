using System.Diagnostics.CodeAnalysis;

namespace XaDienTu.Signatures.Keys;

/// <summary>The program's access token (client credentials, CSC API v2.0 clause 8.4.4), one for all until shortly before it
/// expires.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle, which alone needs disposing, is never made.")]
internal sealed class RemoteAccess(RemoteCalls calls, RemoteServiceSettings settings, TimeProvider time)
{
    private const int UsualLife = 3600;
    private readonly SemaphoreSlim fetching = new(1);
    private volatile Held? held;

    public async Task<string> TokenAsync(CancellationToken cancellation)
    {
        if (Current() is { } at)
        {
            return at;
        }

        await fetching.WaitAsync(cancellation);
        try
        {
            return Current() ?? await FetchAsync(cancellation);
        }
        finally
        {
            fetching.Release();
        }
    }

    /// <summary>The service no longer takes this token.</summary>
    public void Forget(string token)
    {
        if (held?.Token == token)
        {
            held = null;
        }
    }

    private string? Current() => held is { } kept && time.GetUtcNow() < kept.Until ? kept.Token : null;

    private async Task<string> FetchAsync(CancellationToken cancellation)
    {
        var address = settings.TokenAddress ?? await FindAddressAsync(cancellation);
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", settings.ClientId), new("client_secret", settings.ClientSecret),
            new("scope", "service"),
        ]);
        var asked = time.GetUtcNow();
        var answer = await calls.CallOpenlyAsync<RemoteToken>("oauth2/token", address, form, cancellation);
        if (answer is not { AccessToken: { Length: > 0 } token })
        {
            throw RemoteFailures.Garbled("oauth2/token");
        }

        // A tenth of its life is kept back for calls that are under way when it ends.
        held = new(token, asked + (TimeSpan.FromSeconds(Math.Clamp(answer.ExpiresIn ?? UsualLife, 0, 86_400)) * 0.9));
        return token;
    }

    private async Task<Uri> FindAddressAsync(CancellationToken cancellation)
    {
        using var input = RemoteCalls.Json(new { });
        var info = await calls.CallOpenlyAsync<RemoteServiceInfo>("info", new Uri(settings.BaseFolder, "info"), input, cancellation);
        // Clause 11.1: "oauth2" is a base to which the name of the method is appended.
        if (!Uri.TryCreate(info.OAuth2?.TrimEnd('/') + "/oauth2/token", UriKind.Absolute, out var address))
        {
            throw RemoteFailures.Garbled("info");
        }

        return RemoteServiceSettings.IsSafe(address) && address.Authority == settings.BaseAddress.Authority
            ? address
            : throw new KeyRefusedException(
                KeyRefusal.Unreachable, "The signing service gives tokens on another host, which the settings do not name.");
    }

    private sealed record Held(string Token, DateTimeOffset Until);
}

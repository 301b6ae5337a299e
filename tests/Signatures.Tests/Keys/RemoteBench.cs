using Xunit;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signatures.Tests.Keys;

/// <summary>One remote signer for all these tests; each orders a key of its own.</summary>
public sealed class RemoteBench : IAsyncLifetime
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private int made;

    public RemoteSignerProcess Signer { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Signer = await RemoteSignerProcess.StartAsync();

    public ValueTask DisposeAsync()
    {
        Signer.Dispose();
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    public RemoteService Service(
        double longestConfirmation = 10, double longestCall = 10, string? secret = null, Uri? address = null, TimeProvider? time = null) =>
        new(http, new RemoteServiceSettings
        {
            BaseAddress = address ?? Signer.Service,
            ClientId = RemoteSignerProcess.ClientId,
            ClientSecret = secret ?? RemoteSignerProcess.ClientSecret,
            PollEvery = TimeSpan.FromMilliseconds(100),
            LongestConfirmation = TimeSpan.FromSeconds(longestConfirmation),
            LongestCall = TimeSpan.FromSeconds(longestCall),
        }, time ?? TimeProvider.System);

    public async Task<string> MakeAsync(bool isRsa = false)
    {
        var name = $"key-{Interlocked.Increment(ref made)}";
        await Signer.MakeKeyAsync(name, isRsa);
        return name;
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace XaDienTu.Signatures.Tests.Keys;

/// <summary>
/// The remote signing service of the tests as its own process, with two keys of the holder "holder": "rsa" and "ecdsa". It ends with this
/// object, and by itself when the tests are killed: its standard input closes.
/// </summary>
public sealed partial class RemoteSignerProcess : IDisposable
{
    public const string ClientId = "xa-dien-tu";
    public const string ClientSecret = "secret-of-the-tests";
    public const string Holder = "holder";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RemoteSignerProcess(string[] settings)
    {
        var program = Path.Combine(Repository(), "tests", "RemoteSigner", "bin", Configuration, "net10.0", "XaDienTu.RemoteSigner");
        process = new Process
        {
            StartInfo = new(program, ["--port", "0", "--client", ClientId, "--secret", ClientSecret, .. settings])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The remote signer ended before it answered."));
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The base URI of the signing API.</summary>
    public Uri Service => new(Address, "csc/v2/");

    /// <summary>The tests' side of it.</summary>
    public HttpClient Control { get; } = new();

    public static async Task<RemoteSignerProcess> StartAsync(params string[] settings)
    {
        var signer = new RemoteSignerProcess(settings);
        try
        {
            signer.process.Start();
            signer.process.BeginOutputReadLine();
            signer.process.BeginErrorReadLine();
            signer.Address = await signer.ready.Task.WaitAsync(LongestStart);
            signer.Control.BaseAddress = new Uri(signer.Address, "control/");
            return signer;
        }
        catch
        {
            signer.Dispose();
            throw;
        }
    }

    /// <summary>A fresh key at the service; names are the caller's to choose.</summary>
    public async Task MakeKeyAsync(string credential, bool isRsa, string holder = Holder) =>
        await SendAsync(HttpMethod.Put, $"credentials/{credential}", JsonContent.Create(new { holder, isRsa }));

    /// <summary>What comes of the next confirmations: confirmAtOnce, confirmAfter, refuse, neverAnswer, wrongSignature, serverError, slow,
    /// …</summary>
    public async Task BehaveAsync(
        string credential, string behaviour, double seconds = 0, int? mostPerConfirmation = null, string? keyStatus = null) =>
        await SendAsync(HttpMethod.Post, $"credentials/{credential}/behaviour",
            JsonContent.Create(new { behaviour, seconds, mostPerConfirmation, keyStatus }));

    /// <summary>The holder's finger on the phone, for what waits under "neverAnswer".</summary>
    public async Task DecideAsync(string credential, bool confirmed) =>
        await SendAsync(HttpMethod.Post, $"credentials/{credential}/{(confirmed ? "confirm" : "refuse")}", content: null);

    /// <summary>The key's PKCS#10 request in PEM.</summary>
    public Task<string> RequestAsync(string credential) =>
        Control.GetStringAsync(new Uri($"credentials/{credential}/request", UriKind.Relative));

    /// <summary>Hands in the certificate an authority issued, then those above it.</summary>
    public async Task CertifyAsync(string credential, string pem) =>
        await SendAsync(HttpMethod.Put, $"credentials/{credential}/certificates", new StringContent(pem));

    public async Task<RemoteSignerCounts> CountsAsync(string credential) =>
        (await Control.GetFromJsonAsync<RemoteSignerCounts>(new Uri($"credentials/{credential}", UriKind.Relative)))!;

    public async Task<int> TokensGivenAsync() =>
        (await Control.GetFromJsonAsync<TokenCount>(new Uri(Address, "control")))!.Given;

    public async Task RevokeTokensAsync() => await SendAsync(HttpMethod.Post, "tokens/revoke", content: null);

    public void Dispose()
    {
        try
        {
            process.Kill();
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It never began.
        }

        process.Dispose();
        Control.Dispose();
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder;
    }

    private async Task SendAsync(HttpMethod method, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        using var response = await Control.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private void Read(string? line)
    {
        if (line is not null && ReadyLine().Match(line) is { Success: true } match)
        {
            ready.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"^Remote signer ready (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ReadyLine();

    private sealed record TokenCount([property: JsonPropertyName("tokensGiven")] int Given);
}

/// <summary>What a key at the service has seen. <paramref name="Shown"/>: the last text on the phone.</summary>
public sealed record RemoteSignerCounts(string Shown, int Confirmations, int Looks, int Signatures);

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace XaDienTu.Signatures.Keys;

/// <summary>Calls to the service: each bounded in time and in the size of its answer, with the program's access token.</summary>
internal sealed class RemoteCalls(HttpClient http, RemoteServiceSettings settings, TimeProvider time)
{
    public const int UsualAnswer = 64 * 1024;
    private static readonly JsonSerializerOptions Reading = new() { PropertyNameCaseInsensitive = true, MaxDepth = 16 };
    private RemoteAccess? access;

    private RemoteAccess Access => LazyInitializer.EnsureInitialized(ref access, () => new RemoteAccess(this, settings, time));

    /// <summary>A method of clause 11, by its name, with the access token; a token no longer taken is renewed once.</summary>
    public async Task<RemoteAnswer<T>> CallAsync<T>(
        string method, object input, CancellationToken cancellation, int longestAnswer = UsualAnswer)
    {
        var address = new Uri(settings.BaseFolder, method);
        var token = await Access.TokenAsync(cancellation);
        var answer = await SendAsync(method, address, Json(input), token, longestAnswer, cancellation);
        if (answer.Status == HttpStatusCode.Unauthorized)
        {
            Access.Forget(token);
            token = await Access.TokenAsync(cancellation);
            answer = await SendAsync(method, address, Json(input), token, longestAnswer, cancellation);
        }

        return new(answer.Status, Read<T>(method, answer));
    }

    /// <summary>A call before there is a token: info, oauth2/token.</summary>
    public async Task<T> CallOpenlyAsync<T>(string method, Uri address, HttpContent content, CancellationToken cancellation) =>
        Read<T>(method, await SendAsync(method, address, content, token: null, UsualAnswer, cancellation));

    public static HttpContent Json(object input) => new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(input))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };

    private async Task<RawAnswer> SendAsync(
        string method, Uri address, HttpContent content, string? token, int longestAnswer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var limit = new CancellationTokenSource(settings.LongestCall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new(response.StatusCode, await ReadBoundedAsync(method, response, longestAnswer, either.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new KeyRefusedException(KeyRefusal.Unreachable, $"The signing service did not answer {method} in time.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new KeyRefusedException(KeyRefusal.Unreachable, "The signing service cannot be reached.", failure);
        }
    }

    private static async Task<byte[]> ReadBoundedAsync(
        string method, HttpResponseMessage response, int longest, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new MemoryStream();
        var part = new byte[8192];
        for (int read; (read = await stream.ReadAsync(part, cancellation)) > 0;)
        {
            if (buffer.Length + read > longest)
            {
                throw RemoteFailures.Garbled(method);
            }

            buffer.Write(part, 0, read);
        }

        return buffer.ToArray();
    }

    private static T Read<T>(string method, RawAnswer answer)
    {
        var good = answer.Status is HttpStatusCode.OK or HttpStatusCode.Accepted;
        try
        {
            return good
                ? JsonSerializer.Deserialize<T>(answer.Body, Reading) ?? throw RemoteFailures.Garbled(method)
                : throw RemoteFailures.Explain(method, answer.Status, JsonSerializer.Deserialize<RemoteError>(answer.Body, Reading));
        }
        catch (JsonException)
        {
            // The exception of the parser would quote the answer.
            throw good ? RemoteFailures.Garbled(method) : RemoteFailures.Explain(method, answer.Status, error: null);
        }
    }

    private sealed record RawAnswer(HttpStatusCode Status, byte[] Body);
}

internal sealed record RemoteAnswer<T>(HttpStatusCode Status, T Body);

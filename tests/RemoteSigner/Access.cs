using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace XaDienTu.RemoteSigner;

/// <summary>Client credentials and the tokens given for them.</summary>
internal sealed class Access(string clientId, string clientSecret, int tokenSeconds, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> tokens = new();
    private int given;

    public int Given => given;

    public async Task<IResult> GiveAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials")
        {
            return Results.Json(new { error = "invalid_request", error_description = "Invalid parameter grant_type" }, statusCode: 400);
        }

        if (form["client_id"] != clientId || form["client_secret"] != clientSecret)
        {
            return Results.Json(
                new { error = "invalid_client", error_description = $"Wrong secret {form["client_secret"]}" }, statusCode: 401);
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        tokens[token] = time.GetUtcNow().AddSeconds(tokenSeconds);
        Interlocked.Increment(ref given);
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = tokenSeconds });
    }

    public bool Takes(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ') is ["Bearer", var token]
        && tokens.TryGetValue(token, out var until) && time.GetUtcNow() < until;

    public void RevokeAll() => tokens.Clear();
}

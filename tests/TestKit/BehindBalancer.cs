using System.Net;

namespace XaDienTu.TestKit;

/// <summary>A browser that speaks https to a balancer, which speaks http to the node: keeps the cookies as for https.</summary>
internal sealed class BehindBalancer : DelegatingHandler
{
    private const string Scheme = "X-Forwarded-Proto";
    private static readonly Uri Outside = new("https://xadientu.example/");
    private readonly CookieContainer cookies = new();

    public BehindBalancer()
        : base(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.Contains(Scheme))
        {
            request.Headers.Add(Scheme, Uri.UriSchemeHttps);
        }

        var own = cookies.GetCookieHeader(Outside);
        if (own.Length > 0 && !request.Headers.Contains("Cookie"))
        {
            request.Headers.Add("Cookie", own);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var given) ? given : [])
        {
            cookies.SetCookies(Outside, cookie);
        }

        return answer;
    }
}

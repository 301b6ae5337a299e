using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Validation.AspNetCore;
using XaDienTu.Accounts.SignIn;

namespace XaDienTu.Accounts.OpenId;

/// <summary>
/// Access tokens that OpenIddict found good a moment ago, with what they say. A program sends the same one with each of its requests, and to check
/// its signature anew took a fifth of a light answer. What they say is who it is; what he may do is asked for each request.
/// </summary>
internal sealed class KnownTokens(TimeProvider clock)
{
    /// <summary>A signing key that is withdrawn counts this much longer.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>The programs of a province are some hundred; people's programs may be more.</summary>
    private const int Most = 5_000;

    // By address too: without a fixed issuer a token counts only where it was given.
    private readonly ConcurrentDictionary<(string Scheme, string Host, string Header), (AuthenticationTicket Ticket, DateTimeOffset Until)> tokens = new();

    /// <summary>
    /// The same answer all through a request: OpenIddict is asked at its start or not at all, and a token whose minute ends in between
    /// must not send somebody to it later.
    /// </summary>
    public AuthenticationTicket? Find(HttpContext http)
    {
        if (!http.Items.TryGetValue(typeof(KnownTokens), out var found))
        {
            found = tokens.TryGetValue(KeyOf(http.Request), out var known) && clock.GetUtcNow() < known.Until ? known.Ticket : null;
            http.Items[typeof(KnownTokens)] = found;
        }

        return (AuthenticationTicket?)found;
    }

    public void Keep(HttpRequest request, AuthenticationTicket ticket)
    {
        if (ticket.Properties.ExpiresUtc is not { } expires)
        {
            return;
        }

        if (tokens.Count >= Most)
        {
            tokens.Clear();
        }

        var until = clock.GetUtcNow() + Kept;
        tokens[KeyOf(request)] = (ticket, until < expires ? until : expires);
    }

    private static (string Scheme, string Host, string Header) KeyOf(HttpRequest request) =>
        (request.Scheme, request.Host.Value ?? "", request.Headers.Authorization.ToString());
}

/// <summary>Who sends a token: remembered, or read by OpenIddict. Without one, nobody.</summary>
internal sealed class TokenHandler(KnownTokens tokens, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!SessionSetup.IsApi(Context) || !OpenIdRequests.BringToken(Context))
        {
            return AuthenticateResult.NoResult();
        }

        if (tokens.Find(Context) is { } known)
        {
            return AuthenticateResult.Success(known);
        }

        var read = await Context.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        // A person's token can be taken back at any moment; programs, which send hundreds a second, have no session to end.
        if (read.Ticket is { } ticket && Session.IdOf(ticket.Principal) is null)
        {
            tokens.Keep(Request, ticket);
        }

        return read;
    }
}

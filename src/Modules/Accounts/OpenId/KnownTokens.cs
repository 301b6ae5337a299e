using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Validation.AspNetCore;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Accounts.OpenId;

/// <summary>
/// Access tokens that OpenIddict found good a moment ago, with what they say. A program sends the same one with each of its requests, and
/// to check its signature anew took a fifth of a light answer. What they say is who it is; what he may do is asked for each request.
/// </summary>
internal sealed class KnownTokens(TimeProvider clock)
{
    /// <summary>A signing key that is withdrawn counts this much longer.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>The programs of a province are some hundred; people's programs may be more.</summary>
    private const int Most = 5_000;

    // By address too: without a fixed issuer a token counts only where it was given.
    private readonly ConcurrentDictionary<(string Scheme, string Host, string Header), Known> tokens = new();

    /// <summary>
    /// The same answer all through a request: OpenIddict is asked at its start or not at all, and a token whose minute ends in between
    /// must not send somebody to it later. A program whose secret was taken away has changed the stamp, and what was kept before counts no
    /// more.
    /// </summary>
    public async ValueTask<AuthenticationTicket?> FindAsync(HttpContext http)
    {
        if (!http.Items.TryGetValue(typeof(KnownTokens), out var found))
        {
            var stamp = await StampAsync(http);
            found = tokens.TryGetValue(KeyOf(http.Request), out var known) && known.Stamp == stamp && clock.GetUtcNow() < known.Until
                ? known.Ticket
                : null;
            http.Items[typeof(KnownTokens)] = found;
        }

        return (AuthenticationTicket?)found;
    }

    public async ValueTask KeepAsync(HttpContext http, AuthenticationTicket ticket)
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
        tokens[KeyOf(http.Request)] = new(ticket, until < expires ? until : expires, await StampAsync(http));
    }

    // One request sees one stamp, read before its token was: a secret renewed in between is noticed by the next.
    private static ValueTask<Guid> StampAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<Stamps>().OfAsync<AccountsDb>(http.RequestAborted);

    private static (string Scheme, string Host, string Header) KeyOf(HttpRequest request) =>
        (request.Scheme, request.Host.Value ?? "", request.Headers.Authorization.ToString());

    private sealed record Known(AuthenticationTicket Ticket, DateTimeOffset Until, Guid Stamp);
}

/// <summary>Who sends a token: remembered, or read by OpenIddict. Without one, nobody.</summary>
internal sealed class TokenHandler(
    KnownTokens tokens, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!SessionSetup.IsApi(Context) || !OpenIdRequests.BringToken(Context))
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.FindAsync(Context) is { } known)
        {
            return AuthenticateResult.Success(known);
        }

        var read = await Context.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        // A person's token can be taken back at any moment; programs, which send hundreds a second, have no session to end.
        if (read.Ticket is { } ticket && Session.IdOf(ticket.Principal) is null)
        {
            await tokens.KeepAsync(Context, ticket);
        }

        return read;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace XaDienTu.Accounts.OpenId;

/// <summary>The platform's own OpenID Connect provider: programs get tokens for the API, other programs sign people in.</summary>
internal static class OpenIdSetup
{
    /// <summary>The scope that opens <c>/api/v1</c>, as far as the account's or program's posts go.</summary>
    public const string ApiScope = "api";

    /// <summary>Who a token for the API is meant for; one for signing in alone names nobody.</summary>
    public const string ApiAudience = "urn:xadientu:api";

    public static readonly TimeSpan AccessTokenTime = TimeSpan.FromMinutes(30);

    public static void AddOpenId(this IServiceCollection services, AccountsSettings settings)
    {
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<TokenKeys>());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiRefusal>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AccountsDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.SetTokenEndpointUris("connect/token").SetAuthorizationEndpointUris("connect/authorize")
                    .SetUserInfoEndpointUris("connect/userinfo").SetEndSessionEndpointUris("connect/logout");
                server.AllowClientCredentialsFlow();
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, ApiScope);
                server.Configure(options =>
                {
                    // A challenge in the clear is the verifier itself, for whoever reads the address (RFC 9700, 2.1.1).
                    options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
                    // Programs are registered by the province: nobody is asked for consent.
                    options.PromptValues.Remove(PromptValues.Consent);
                });
                server.AddEventHandler<ApplyTokenResponseContext>(handler =>
                    handler.UseScopedHandler<RecordTokenAnswer>().SetOrder(int.MinValue + 50_000));
                server.SetAccessTokenLifetime(AccessTokenTime);
                // Signed, not encrypted: they name the program and nothing else, and to decrypt one cost more than to file a case.
                server.DisableAccessTokenEncryption();
                if (settings.Issuer is { } issuer)
                {
                    server.SetIssuer(issuer);
                }

                var http = server.UseAspNetCore()
                    .EnableTokenEndpointPassthrough().EnableAuthorizationEndpointPassthrough()
                    .EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough();
                if (settings.Demo)
                {
                    http.DisableTransportSecurityRequirement();
                }
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.AddAudiences(ApiAudience);
                // A token taken back (its code was used twice) is refused, although its signature is good.
                validation.EnableTokenEntryValidation();
                // The header alone: an address with a token in it ends in logs and histories.
                validation.UseAspNetCore().DisableAccessTokenExtractionFromQueryString().DisableAccessTokenExtractionFromBodyForm();
            });
        services.Configure<AuthorizationOptions>(options => options.AddPolicy(Policies.Api, policy => policy
            .AddAuthenticationSchemes(SessionSetup.TokenScheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.User.HasScope(ApiScope) && context.Resource is Microsoft.AspNetCore.Http.HttpContext http
                && http.RequestServices.GetRequiredService<ActorAccessor>().Actor.Kind is not ActorKind.Anonymous)));
    }
}

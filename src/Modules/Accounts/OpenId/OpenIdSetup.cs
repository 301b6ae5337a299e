using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.OpenId;

/// <summary>The platform's own OpenID Connect provider: programs get tokens for the API, other programs sign people in.</summary>
internal static class OpenIdSetup
{
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
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, "api");
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
                // The header alone: an address with a token in it ends in logs and histories.
                validation.UseAspNetCore().DisableAccessTokenExtractionFromQueryString().DisableAccessTokenExtractionFromBodyForm();
            });
        services.Configure<AuthorizationOptions>(options => options.AddPolicy(Policies.Api, policy => policy
            .AddAuthenticationSchemes(SessionSetup.TokenScheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.Resource is Microsoft.AspNetCore.Http.HttpContext http
                && http.RequestServices.GetRequiredService<ActorAccessor>().Actor.Kind is not ActorKind.Anonymous)));
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XaDienTu.Host;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Organizations.Structure;

/// <summary>The real host with a sign-in that believes a header: these pages are tested below the accounts, which build on this
/// module.</summary>
internal sealed class OfficerBrowser : IAsyncDisposable
{
    private readonly WebApplication app;

    private OfficerBrowser(WebApplication app)
    {
        this.app = app;
    }

    public static async Task<OfficerBrowser> StartAsync(string database, params string[] settings)
    {
        string[] args = ["--urls", "http://127.0.0.1:0", "--demo", "true", "--assets", HostBuild.Folder, "--environment", "Production",
            .. Databases.Settings(database), .. settings];
        var app = Platform.Map(Platform.Build(args, services =>
        {
            services.AddSingleton<TimeProvider>(new MovableClock());
            services.AddLogging(logging => logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning));
            services.AddAuthentication(HeaderSignIn.Name).AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(HeaderSignIn.Name, null);
        }));
        await Platform.PrepareAsync(app, default);
        await app.StartAsync();
        return new(app);
    }

    public HttpClient SignedInAs(string? officerCode)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        if (officerCode is not null)
        {
            client.DefaultRequestHeaders.Add(HeaderSignIn.Name, officerCode);
        }

        return client;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private sealed class HeaderSignIn(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
        IOfficerDirectory officers, ActorMaker actors, ActorAccessor current)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Name = "X-Test-Officer";

        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (await officers.FindByCodeAsync(Request.Headers[Name].ToString(), default) is not { } officer)
            {
                return AuthenticateResult.NoResult();
            }

            current.Actor = await actors.PersonAsync(ActorKind.Officer, officer.Id.ToString(), officer.Name, officer.Id, default);
            return AuthenticateResult.Success(new(new(new ClaimsIdentity([new(ClaimTypes.Name, officer.Name)], Name)), Name));
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.WebEncoders;
using Scalar.AspNetCore;
using XaDienTu.Database.Postgres;
using XaDienTu.Database.Sqlite;
using XaDienTu.Host.Watching;
using XaDienTu.Host.Api;
using XaDienTu.Host.Web;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Kernel.Secrets;
using XaDienTu.Kernel.Web;
using XaDienTu.ObjectStore;
using XaDienTu.Ui;

namespace XaDienTu.Host;

/// <summary>Builds and prepares one node of the platform; the program, the commands and the tests all start here.</summary>
public static class Platform
{
    /// <param name="configure">Last word on services, for tests (clock, outside world).</param>
    /// <param name="others">Modules beside the platform's own, which may use all of those.</param>
    public static WebApplication Build(
        string[] args, Action<IServiceCollection>? configure = null, IReadOnlyList<IModule>? others = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Platform).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddEnvironmentVariables("XDT__");
        if (Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { } credentials)
        {
            // systemd's LoadCredential: a file named ConnectionString, seen by this service alone and by no list of processes.
            builder.Configuration.AddKeyPerFile(credentials, optional: true);
        }

        builder.Configuration.AddCommandLine(args);
        var settings = builder.Configuration.Get<Settings>() ?? new Settings();
        UseBuiltAssets(builder, settings);
        builder.AddLogs(settings);
        builder.AddTelemetry();
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = FormLimits.MostBytesOfBody);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => Database(settings));
        builder.Services.AddSingleton(_ => Keeper(settings));
        var secret =
            new NodeSecret(Path.GetFullPath(builder.Configuration["Signing:SecretFile"] ?? settings.DataPath("keys", "keystore-secret")));
        builder.Services.AddSingleton(secret).AddSingleton(new KeptSecret("keystore-secret", secret.Path));
        builder.Services.AddSingleton(new FileStoreOptions(settings.DataPath("files"), settings.MaxFileBytes));
        builder.Services.AddSingleton(FilePlace(settings, builder.Configuration));
        builder.Services.AddKernel();
        builder.Services.AddUi();
        var pages = AddWeb(builder.Services, settings);
        foreach (var module in others ?? [])
        {
            pages.AddApplicationPart(module.GetType().Assembly);
        }

        foreach (var module in Modules.All.Concat(others ?? []))
        {
            builder.Services.AddSingleton(module).AddNewsOf(module.GetType().Assembly);
            module.AddServices(builder.Services, builder.Configuration);
            builder.Services.AddUseCasesOf(module.GetType().Assembly);
            foreach (var part in module.HomeParts)
            {
                builder.Services.AddSingleton(part);
            }
        }

        // What a module forgot to register, or holds longer than it lives, fails here and not at somebody's click.
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        // The framework's own filter asks balancers for a name too; ServedHosts does not.
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Lays the routes and middleware.</summary>
    public static WebApplication Map(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        app.UseForwardedHeaders(Proxies.Trusted(settings));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ServedHosts>();
        app.UseResponseCompression();
        app.UseErrorAnswers();
        app.UseModules(module => module.UseBeforeRouting);
        app.UseRouting();
        app.UseMiddleware<TooLargeBodies>();
        app.UseRequestSource();
        app.UseBrakes();
        app.UseModules(module => module.UseAfterRouting);
        app.UseMiddleware<FillPageFrame>();
        app.UseAntiforgery();
        app.MapStaticAssets(AssetManifest(settings, "endpoints")).AllowAnonymous();
        app.MapRazorPages().WithStaticAssets(AssetManifest(settings, "endpoints"));
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference(TryOutPage.Address, TryOutPage.Show).AllowAnonymous();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(DatabaseAnswers.Ready) })
            .AllowAnonymous();
        var routes = app.MapGroup("").BoundInputs();
        ReadFileApi.Map(routes);
        foreach (var module in app.Services.GetServices<IModule>())
        {
            module.MapRoutes(routes);
        }

        // Default deny is for pages that forgot to say who may see them; what does not exist is simply not found.
        app.MapFallback("{**path}", UnknownAddress.Answer).AllowAnonymous();
        return app;
    }

    /// <summary>Migrates the database and loads what the modules ship; safe to run on every start.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellation)
    {
        OwnFolder.Create(app.Services.GetRequiredService<Settings>().DataPath());
        await using var turn = await app.Services.GetRequiredService<IDatabaseProvider>().EnterPreparationAsync(cancellation);
        await DatabaseSetup.MigrateAsync(app.Services, cancellation);
        await using (var kernel = app.Services.CreateAsyncScope())
        {
            await kernel.ServiceProvider.GetRequiredService<JobTable>().EnsureAsync(cancellation);
        }

        foreach (var module in app.Services.GetServices<IModule>())
        {
            await using var scope = app.Services.CreateAsyncScope();
            await module.PrepareAsync(scope.ServiceProvider, cancellation);
        }
    }

    private static void UseModules(this WebApplication app, Func<IModule, Action<IApplicationBuilder>> part)
    {
        foreach (var module in app.Services.GetServices<IModule>())
        {
            part(module)(app);
        }
    }

    public static IDatabaseProvider Database(Settings settings) => settings.Provider switch
    {
        "sqlite" => new SqliteProvider(settings.DataPath("xadientu.db")),
        "postgres" => new PostgresProvider(settings.ConnectionString
            ?? throw new InvalidOperationException("Provider=postgres needs ConnectionString.")),
        var other => throw new InvalidOperationException($"Provider must be sqlite or postgres, not {other}."),
    };

    /// <summary>A bucket where one is set, for nodes without a common disk; else a folder.</summary>
    private static IFilePlace FilePlace(Settings settings, IConfiguration configuration) =>
        ObjectStoreSettings.Of(configuration) is { } bucket
            ? new BucketPlace(bucket, settings.DataPath("files"))
            : new FolderPlace(settings.DataPath("files"));

    private static IDatabaseKeeper Keeper(Settings settings) => settings.Provider == "sqlite"
        ? new SqliteKeeper(settings.DataPath("xadientu.db"))
        : new PostgresKeeper(settings.ConnectionString ?? "", settings.Kind);

    private static IMvcBuilder AddWeb(IServiceCollection services, Settings settings)
    {
        // Every Vietnamese letter would else become an entity: 64 µs and a third more bytes per page.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        var pages = services.AddRazorPages(options => options.RootDirectory = "/").AddMvcOptions(options =>
        {
            options.Filters.Add<RefuseUnhandled>();
            options.Filters.Add<ReceivedForms>();
            options.Filters.Add<ShowBraked>();
            options.Filters.Add<ChangedMeanwhile>();
            options.Filters.Add<StaleForms>();
            options.Filters.Add<PageInputs>();
            BindingWords.Set(options.ModelBindingMessageProvider);
        });
        services.Configure<FormOptions>(FormLimits.Apply);
        services.AddUi();
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            // Before the reader of stored texts, which is more lenient.
            options.SerializerOptions.Converters.Add(new EnumNames());
            JsonText.Apply(options.SerializerOptions);
            options.SerializerOptions.MaxDepth = FormLimits.MostDepthOfJson;
        });
        services.AddProblemDetails();
        ApiDocument.Add(services);
        services.AddAuthorization(Policies.Add);
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: [DatabaseAnswers.Ready], timeout: DatabaseAnswers.Longest);
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "RequestVerificationToken";
            Harden(options.Cookie, "xdt-form", settings);
        });
        services.Configure<CookieTempDataProviderOptions>(options => Harden(options.Cookie, "xdt-said", settings));
        return pages;
    }

    /// <summary>As the cookies of sign-in: in earnest over https alone and to this very host alone.</summary>
    private static void Harden(CookieBuilder cookie, string name, Settings settings)
    {
        cookie.Name = settings.Demo ? name : "__Host-" + name;
        cookie.SecurePolicy = settings.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    // An unpublished build serves the libraries' files from where npm and the sources put them.
    private static void UseBuiltAssets(WebApplicationBuilder builder, Settings settings)
    {
        var manifest = AssetManifest(settings, "runtime");
        if (File.Exists(manifest))
        {
            builder.Configuration[WebHostDefaults.StaticWebAssetsKey] = manifest;
            // Else an unpublished build packs nothing and lets browsers keep nothing.
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
            builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
            builder.WebHost.UseStaticWebAssets();
        }
    }

    private static string AssetManifest(Settings settings, string kind) =>
        Path.Combine(settings.Assets, $"{typeof(Platform).Assembly.GetName().Name}.staticwebassets.{kind}.json");
}

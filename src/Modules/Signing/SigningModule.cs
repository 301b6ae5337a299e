using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Demo;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Files;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Checking;
using XaDienTu.Signing.Contracts;
using XaDienTu.Signing.Demo;
using XaDienTu.Signing.Enrolment;
using XaDienTu.Signing.ForeignEvidence;
using XaDienTu.Signing.Keystore;
using XaDienTu.Signing.Orders;

namespace XaDienTu.Signing;

/// <summary>Digital signatures from province to commune: the built-in authority, certificates and keys, signing orders,
/// validation.</summary>
public sealed class SigningModule : IModule
{
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("Chứng thư số", CertificatesPage.Address, "Quản trị", []),
        new("Gốc tin cậy", TrustedRootsPage.Address, "Quản trị", [OfficerRole.SystemAdministrator]),
    ];

    public IReadOnlyList<PublicEntry> FooterMenu { get; } = [new("Kiểm tra chữ ký số", SigningLinks.Validate)];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = Settings(configuration);
        services.AddSingleton(settings);
        services.AddModuleDb<SigningDb>();
        services.AddScoped<IDeskPart, CertificateFigures>();
        services.AddFileReference<SigningDb, SigningItem>(item => item.FileHash)
            .AddFileReference<SigningDb, SigningItem>(item => item.PreparedHash);
        services.AddFileReference<SigningDb, SigningItem>(item => item.SignedHash);
        services.AddSingleton<SoftwareKeys>().AddSingleton<ProvinceAuthority>();
        services.AddScoped<IStampHeads, HeadStamps>().AddAuditWords(AuditNames.All);
        services.AddSingleton<RemoteSigning>().AddScoped<SigningKeys>().AddScoped<PinTries>().AddScoped<RevocationAnswers>();
        services.AddSingleton<OrderQueue>().AddHostedService<OrderWorker>();
        services.AddScoped<SignatureLook>();
        services.AddScoped<IPaperSigning, PaperSigning>();
        services.AddSingleton<IFileJudge, PdfJudge>().AddSingleton<IFileJudge, PictureJudge>();
        services.AddSingleton<KnownEvidence>().AddSingleton<EvidenceLine>().AddSingleton<ReadEvidence>()
            .AddHostedService(own => own.GetRequiredService<ReadEvidence>());
        services.AddScoped<DemoKeys>().AddScoped<IDemoGuide, DemoPin>();
        services.AddSingleton(_ => ValidationTurns.ForThisNode()).AddSingleton<KeptAnswers>();
        services.AddSingleton(new Brake(
            ValidateApi.Limit, ValidateApi.PerMinute, "Từ mạng này kiểm tra chữ ký số quá nhiều lần trong một phút"));
        services.AddSingleton(new Brake(
            AuthorityApi.Limit, settings.PkiPerMinute, "Từ mạng này hỏi chứng thư hay dấu thời gian quá nhiều lần trong một phút"));
    }

    public IReadOnlyList<string> FaultsOf(IConfiguration configuration) => configuration["Signing:PublicAddress"] is { Length: > 0 } ? [] :
    [
        "Chưa có Signing:PublicAddress: địa chỉ ghi vào chứng thư để tra chứng thư bị thu hồi; chứng thư đã cấp không sửa lại được.",
    ];

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        AuthorityApi.Map(routes);
        DeskApi.Map(routes);
        ValidateApi.Map(routes.MapGroup("/api/v1").WithTags("Chữ ký số"));
    }

    public async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<ProvinceAuthority>().GetAsync(cancellation);
        if (services.GetRequiredService<SigningSettings>().Demo)
        {
            var tree = await services.GetRequiredService<IOrganizationDirectory>().GetAsync(cancellation);
            var places = DemoAccounts.Places(tree, services.GetRequiredService<TimeProvider>());
            await services.GetRequiredService<Seeds>().LoadOnceAsync(
                "signing.demo", "1", () => services.GetRequiredService<DemoKeys>().CreateAsync(places, cancellation), cancellation);
        }
    }

    /// <summary>A demonstration makes dozens of keys at its first start: quick ones.</summary>
    private static SigningSettings Settings(IConfiguration configuration)
    {
        var section = configuration.GetSection("Signing");
        var isDemo = configuration.GetValue<bool>("demo");
        var settings = section.Get<SigningSettings>() ?? new SigningSettings();
        return settings with
        {
            Demo = isDemo,
            KeyKind = isDemo && section["KeyKind"] is null ? KeyKind.EcdsaP256 : settings.KeyKind,
            PinRounds = isDemo && section["PinRounds"] is null ? 1_000 : settings.PinRounds,
        };
    }
}

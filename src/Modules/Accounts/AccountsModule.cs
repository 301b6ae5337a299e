using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Actors;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Demo;
using XaDienTu.Accounts.Officers;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Accounts.Passwords;
using XaDienTu.Accounts.Programs;
using XaDienTu.Accounts.Registration;
using XaDienTu.Accounts.Resets;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Accounts.TwoSteps;
using XaDienTu.Accounts.Unsent;
using XaDienTu.Accounts.Verification;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Demo;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Kernel.Notices;
using XaDienTu.Ui;

namespace XaDienTu.Accounts;

public sealed class AccountsModule : IModule
{
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("Xác minh công dân", VerifyCitizenPage.Address, "Một cửa", [OfficerRole.OneStopClerk]),
        new("Tài khoản cán bộ", OfficerAccountsPage.Address, "Quản trị",
            [OfficerRole.AgencyAdministrator, OfficerRole.SystemAdministrator]),
        new("Chương trình kết nối", ProgramsPage.Address, "Quản trị", ProgramsPage.Administrators),
    ];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = AccountsSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddModuleDb<AccountsDb>();
        services.AddScoped<SecondPersons>().AddScoped<WaitingResets>().AddScoped<OpenAccounts>().AddScoped<IDeskPart, AccountFigures>();
        services.AddAuditWords(AuditNames.All);
        // A page opens and seals three values; sealing and signing in one step takes half the time. Keys made before keep their own way.
        services.AddDataProtection().SetApplicationName("xa-dien-tu")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory, IXmlEncryptor>((options, scopes, seal) =>
            {
                options.XmlRepository = new KeyRepository(scopes);
                options.XmlEncryptor = seal;
            });
        services.AddSingleton<IXmlEncryptor, SealKeys>();
        services.AddIdentityCore<Account>(options =>
        {
            // All is PasswordRule's: one sentence for one fault.
            options.Password = new PasswordOptions
            {
                RequiredLength = 1,
                RequireDigit = false,
                RequireLowercase = false,
                RequireNonAlphanumeric = false,
                RequireUppercase = false,
                RequiredUniqueChars = 1,
            };
        }).AddUserStore<AccountStore>().AddPasswordValidator<PasswordRules>().AddErrorDescriber<VietnameseErrors>();
        services.AddScoped<IPasswordHasher<Account>, PasswordHashing>();
        services.AddSessions(settings);
        services.AddOpenId(settings);
        RateLimits.Add(services, settings);

        services.AddSingleton<UnsentForms>();
        services.Configure<MvcOptions>(options => options.Filters.Add<ShowUnsent>());
        services.AddSingleton<KnownSessions>();
        services.AddScoped<SessionAccounts>();
        services.AddSingleton<ProgramPostsCache>();
        services.AddScoped<ProgramPosts>();
        services.AddScoped<AccountLookup>();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<KnownDevice>();
        services.AddScoped<AttemptSource>();
        services.AddJob<Attempts>("accounts.forget-attempts", "Quên số lần nhập sai đã cũ", JobSchedule.Every(TimeSpan.FromHours(6)));
        services.AddScoped<CodeCheck>();
        services.AddScoped<CitizenNames>();
        services.AddScoped<AccountRights>();
        services.AddScoped<ProgramReading>();
        services.AddScoped<EndProgram>();
        services.AddScoped<DecideReset>();
        services.AddScoped<ILetterToHolder, MailFolder>();
        services.AddScoped<ICitizenAccounts, CitizenAccounts>();
        services.AddScoped<INameIds, AccountNames>().AddScoped<IFindActor, AccountNames>().AddScoped<IRoleAccounts, RoleAccounts>();
        services.AddScoped<IFillFrame, SessionFrame>();
        services.AddScoped<DemoPlaces>().AddScoped<IDemoGuide, DemoGuide>();
    }

    /// <summary>A form whose session has ended is answered by the sign-in page, which carries along what was typed.</summary>
    public void UseBeforeRouting(IApplicationBuilder app) => app.UseMiddleware<AskSignIn>();

    /// <summary>Sign-in, actor and rights, in the one order that works.</summary>
    public void UseAfterRouting(IApplicationBuilder app) =>
        app.UseAuthentication().UseMiddleware<ActorMiddleware>().UseAuthorization().UseMiddleware<TakeBack>();

    public IReadOnlyList<string> FaultsOf(IConfiguration configuration) => configuration["Accounts:Issuer"] is { Length: > 0 } ? [] :
    [
        "Chưa có Accounts:Issuer: địa chỉ https công khai của nền tảng, ví dụ https://dichvucong.tinh.gov.vn/. Không có nó, mã truy cập nhận theo địa chỉ nào cũng được.",
    ];

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        ConnectEndpoints.Map(routes);
        WhoAmIApi.Map(routes);
        SessionTimeRoute.Map(routes);
    }

    public async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<SealOldKeys>().RunAsync(cancellation);
        await services.GetRequiredService<TokenKeys>().EnsureAsync(cancellation);
        await services.GetRequiredService<DemoSeed>().RunAsync(cancellation);
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Actors;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Demo;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Accounts.Profile;
using XaDienTu.Accounts.Registration;
using XaDienTu.Accounts.SignIn;
using XaDienTu.Accounts.TwoSteps;
using XaDienTu.Kernel;

namespace XaDienTu.Accounts;

public sealed class AccountsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.Get<AccountsSettings>() ?? new AccountsSettings();
        services.AddSingleton(settings);
        services.AddModuleDb<AccountsDb>();
        services.AddDataProtection().SetApplicationName("xa-dien-tu");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new KeyRepository(scopes));
        services.AddIdentityCore<Account>(options =>
        {
            options.Password = new PasswordOptions
            {
                RequiredLength = PasswordRules.MinLength,
                RequireDigit = false,
                RequireLowercase = false,
                RequireNonAlphanumeric = false,
                RequireUppercase = false,
                RequiredUniqueChars = 4,
            };
        }).AddUserStore<AccountStore>().AddPasswordValidator<PasswordRules>().AddErrorDescriber<VietnameseErrors>();
        services.AddSessions();
        services.AddOpenId(settings);
        RateLimits.Add(services, settings);

        services.AddScoped<PostReader>();
        services.AddScoped<AccountLookup>();
        services.AddScoped<Attempts>();
        services.AddScoped<CodeCheck>();
        services.AddScoped<SignInWithPassword>();
        services.AddScoped<SignInWithCode>();
        services.AddScoped<RegisterCitizen>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<SignOutEverywhere>();
        services.AddScoped<EnrolTotp>();
        services.AddScoped<RemoveTotp>();
        services.AddScoped<IAccountAdmin, AccountAdmin>();
        services.AddScoped<ICitizenAccounts, CitizenAccounts>();
        services.AddScoped<DemoPlaces>();
        services.AddScoped<DemoSeed>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        ConnectEndpoints.Map(routes);
        WhoAmIApi.Map(routes);
    }

    public async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<TokenKeys>().EnsureAsync(cancellation);
        var demo = services.GetRequiredService<DemoSeed>();
        await (services.GetRequiredService<AccountsSettings>().Demo ? demo.RunAsync(cancellation) : demo.RemoveProgramsAsync(cancellation));
    }
}

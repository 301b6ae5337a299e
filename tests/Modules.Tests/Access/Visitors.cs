using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using XaDienTu.Accounts;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Modules.Tests.Access;

/// <summary>Everybody who may knock: nobody, a citizen, an officer of each kind, programs. None has to do with the commune Thọ
/// Xương.</summary>
internal static class Visitors
{
    public const string Auditor = "auditor";
    private const string Secret = "bi-mat-cua-chuong-trinh-thu";
    private const string Postless = "thu-khong-vai-tro";
    private const string Elsewhere = "thu-co-quan-khac";

    private static readonly (string Name, string? Account, string? Program)[] All =
    [
        ("nobody", null, null),
        ("citizen", "congdan.binh", null),
        ("clerk", "motcua.bacgiang", null),
        ("appraiser", "thamdinh.phongtuphap", null),
        ("head", "truongphong.bacgiang", null),
        ("leader", "lanhdao.sotuphap", null),
        ("records", "vanthu.bacgiang", null),
        ("agency", "quantri.sotuphap", null),
        ("business", "nghiepvu", null),
        ("system", "quantri", null),
        (Auditor, "kiemtra", null),
        ("program", null, Postless),
        ("other program", null, Elsewhere),
    ];

    public static async Task<List<Visitor>> EnterAsync(TestPlatform platform)
    {
        await AddProgramsAsync(platform);
        var visitors = new List<Visitor>();
        foreach (var (name, account, program) in All)
        {
            var visitor = new Visitor(name, () => account is not null ? platform.SignInAsync(account)
                : program is not null ? platform.ApiClientAsync(program, Secret) : Task.FromResult(platform.NewClient()));
            await visitor.EnterAsync();
            visitors.Add(visitor);
        }

        return visitors;
    }

    private static async Task AddProgramsAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        var programs = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var id in new[] { Postless, Elsewhere })
        {
            await programs.CreateAsync(new OpenIddictApplicationDescriptor
            {
                ClientId = id,
                ClientSecret = Secret,
                ClientType = ClientTypes.Confidential,
                Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + "api" },
            });
        }

        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        var department = tree.All.First(organization => organization.Name == "Sở Tư pháp");
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        db.ProgramPosts.AddRange(Enum.GetValues<OfficerRole>().Where(role => role is not OfficerRole.Auditor)
            .Select(role => new ProgramPost { ClientId = Elsewhere, OrganizationId = department.Id, Role = role }));
        db.Touch();
        await scope.ServiceProvider.GetRequiredService<XaDienTu.Kernel.Data.Work>().SaveAsync(default);
    }
}

internal sealed class Visitor(string name, Func<Task<HttpClient>> enter)
{
    public string Name => name;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Antiforgery token of this visitor's session.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Sends; who went out by that door comes in again.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var answer = await Client.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Any(cookie => cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)))
        {
            await EnterAsync();
        }

        return answer;
    }

    public async Task EnterAsync()
    {
        Client = await enter();
        Token = (await Client.GetPageAsync("/tra-cuu")).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
    }
}

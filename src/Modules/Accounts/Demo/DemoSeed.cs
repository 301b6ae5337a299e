using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Organizations.Contracts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.Demo;

/// <summary>Accounts and programs of a demonstration; makes what is missing.</summary>
internal sealed class DemoSeed(
    AccountsDb db, Seeds seeds, AccountsSettings settings, IOrganizationDirectory organizations, IOfficerDirectory officers,
    IOpenIddictApplicationManager programs,
    IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, TimeProvider clock)
{
    private const string SeedName = "accounts.demo";

    private static readonly OfficerRole[] ProgramRoles =
        [OfficerRole.OneStopClerk, OfficerRole.AppraisingOfficer, OfficerRole.HeadOfUnit, OfficerRole.Leader, OfficerRole.RecordsClerk];

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!settings.Demo)
        {
            await seeds.LoadOnceAsync(SeedName, "none", () => RemoveProgramsAsync(cancellation), cancellation);
            return;
        }

        var places = DemoPlaces.Choose(await organizations.GetAsync(cancellation), clock);
        var stamp = Seeds.StampOf(
            typeof(DemoSeed).Assembly, [Seeds.StampOf(typeof(IOfficerDirectory).Assembly), .. places.Select(place => place.Id.ToString())]);
        await seeds.LoadOnceAsync(
            SeedName,
            stamp,
            async () =>
            {
                await AddAccountsAsync(places, cancellation);
                await AddProgramsAsync(cancellation);
                await AddProgramPostsAsync(places, cancellation);
                db.Touch();
            },
            cancellation);
    }

    /// <summary>What a demonstration left behind opens nothing in earnest: its programs go, its accounts are refused at sign-in.</summary>
    private async Task RemoveProgramsAsync(CancellationToken cancellation)
    {
        // Not by OpenIddict's manager: its delete opens a transaction of its own beside the request's.
        string[] clientIds = [DemoAccounts.ClientId, DemoAccounts.SignInClientId];
        await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>()
            .Where(token => clientIds.Contains(token.Application!.ClientId)).ExecuteDeleteAsync(cancellation);
        await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>()
            .Where(authorization => clientIds.Contains(authorization.Application!.ClientId)).ExecuteDeleteAsync(cancellation);
        await db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>()
            .Where(program => clientIds.Contains(program.ClientId)).ExecuteDeleteAsync(cancellation);
    }

    private async Task AddAccountsAsync(IReadOnlyList<OrganizationSummary> places, CancellationToken cancellation)
    {
        var known = (await db.Accounts.Select(account => account.NormalizedUserName!).ToListAsync(cancellation)).ToHashSet();
        // One slow hash for all: they share the password anyway.
        var hash =
            new Lazy<string>(() => hasher.HashPassword(new Account { Kind = AccountKind.Citizen, FullName = "" }, DemoAccounts.Password));

        void Add(string userName, Account account)
        {
            if (!known.Add(normalizer.NormalizeName(userName)))
            {
                return;
            }

            account.UserName = userName;
            account.NormalizedUserName = normalizer.NormalizeName(userName);
            account.NormalizedEmail = account.Email is null ? null : normalizer.NormalizeEmail(account.Email);
            account.PasswordHash = hash.Value;
            db.Accounts.Add(account);
        }

        foreach (var place in places)
        {
            var posts = await officers.PostsAtAsync(place.Id, clock.GetUtcNow(), cancellation);
            foreach (var sameRole in posts.GroupBy(post => post.Role))
            {
                foreach (var (index, post) in sameRole.OrderBy(post => post.OfficerCode, StringComparer.Ordinal).Index())
                {
                    var officer = await officers.FindAsync(post.OfficerId, cancellation);
                    Add(DemoPlaces.UserName(place, post.Role, index), new Account
                    {
                        Kind = AccountKind.Officer, FullName = post.OfficerName, OfficerId = post.OfficerId, IsDemo = true,
                        Email = officer?.Email, PhoneNumber = officer?.Phone,
                    });
                }
            }
        }

        Add("congdan.an", new Account
        {
            Kind = AccountKind.Citizen, FullName = "Nguyễn Văn An", IsDemo = true, PersonalIdNumber = "024085000123",
            PhoneNumber = "0912000123",
        });
        Add("congdan.binh", new Account
        {
            Kind = AccountKind.Citizen, FullName = "Trần Thị Bình", IsDemo = true, PersonalIdNumber = "024190000456",
            PhoneNumber = "0912000456",
        });
        await VerifyCitizensAsync(places, cancellation);
    }

    /// <summary>The invented citizens have shown their cards, those of an earlier demonstration too.</summary>
    private async Task VerifyCitizensAsync(IReadOnlyList<OrganizationSummary> places, CancellationToken cancellation)
    {
        await db.Accounts.Where(account => account.IsDemo && account.Kind == AccountKind.Citizen).LoadAsync(cancellation);
        var counter = places.FirstOrDefault(place => place.Kind is OrganizationKind.Commune)?.Id;
        foreach (var citizen in db.Accounts.Local.Where(account =>
            account is { IsDemo: true, PersonalIdNumber: not null, VerifiedIdNumber: null }))
        {
            if (!await db.Accounts.AnyAsync(account => account.VerifiedIdNumber == citizen.PersonalIdNumber, cancellation))
            {
                citizen.Verify(citizen.PersonalIdNumber!, citizen.FullName, "Cán bộ trình diễn", counter, clock.GetUtcNow());
            }
        }
    }

    private async Task AddProgramsAsync(CancellationToken cancellation)
    {
        if (await programs.FindByClientIdAsync(DemoAccounts.ClientId, cancellation) is null)
        {
            await programs.CreateAsync(new OpenIddictApplicationDescriptor
            {
                ClientId = DemoAccounts.ClientId,
                ClientSecret = DemoAccounts.ClientSecret,
                ClientType = ClientTypes.Confidential,
                DisplayName = "Phần mềm một cửa (trình diễn)",
                Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + "api" },
            }, cancellation);
        }

        if (await programs.FindByClientIdAsync(DemoAccounts.SignInClientId, cancellation) is null)
        {
            await programs.CreateAsync(new OpenIddictApplicationDescriptor
            {
                ClientId = DemoAccounts.SignInClientId,
                ClientType = ClientTypes.Public,
                ConsentType = ConsentTypes.Implicit,
                DisplayName = "Phần mềm khác của tỉnh (trình diễn)",
                RedirectUris = { DemoAccounts.SignInRedirect },
                Permissions =
                {
                    Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                    Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                    Permissions.Scopes.Profile, Permissions.Scopes.Email, Permissions.Prefixes.Scope + "api",
                },
                Requirements = { Requirements.Features.ProofKeyForCodeExchange },
            }, cancellation);
        }
    }

    private async Task AddProgramPostsAsync(IReadOnlyList<OrganizationSummary> places, CancellationToken cancellation)
    {
        var known = await db.ProgramPosts.Where(post => post.ClientId == DemoAccounts.ClientId)
            .Select(post => new { post.OrganizationId, post.Role }).ToListAsync(cancellation);
        foreach (var place in places.Where(place => place.Kind is not OrganizationKind.Province))
        {
            foreach (var role in ProgramRoles.Where(role => !known.Any(post => post.OrganizationId == place.Id && post.Role == role)))
            {
                db.ProgramPosts.Add(new ProgramPost { ClientId = DemoAccounts.ClientId, OrganizationId = place.Id, Role = role });
            }
        }
    }
}

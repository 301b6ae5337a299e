using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Demo;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Accounts.Contracts;

/// <summary>Who can sign in to a demonstration; the Host shows it at start and on the sign-in page.</summary>
public static class DemoAccounts
{
    /// <summary>The one password of all demo accounts; worth nothing where Demo is off.</summary>
    public const string Password = "Demo-2026-xdt";

    /// <summary>Program that acts for demo agencies over the API.</summary>
    public const string ClientId = "demo-mot-cua";

    public const string ClientSecret = "demo-mot-cua-bi-mat";

    /// <summary>Program that signs people in with the platform's accounts.</summary>
    public const string SignInClientId = "demo-dang-nhap";

    public static readonly Uri SignInRedirect = new("http://localhost:5999/dang-nhap-xong");

    /// <summary>Where the accounts work: a demonstration wants most of its cases there.</summary>
    public static IReadOnlyList<Guid> Places(OrganizationTree tree, TimeProvider clock) =>
        [.. DemoPlaces.Choose(tree, clock).Select(place => place.Id)];

    /// <summary>Empty outside demo mode.</summary>
    public static async Task<IReadOnlyList<DemoCitizen>> CitizensAsync(IServiceProvider services, CancellationToken cancellation) =>
        !services.GetRequiredService<AccountsSettings>().Demo ? []
            : await services.GetRequiredService<AccountsDb>().Accounts.AsNoTracking()
                .Where(account => account.IsDemo && account.Kind == AccountKind.Citizen && account.PersonalIdNumber != null
                    && account.PhoneNumber != null)
                .OrderBy(account => account.UserName)
                .Select(account => new DemoCitizen(account.Id, account.FullName, account.PersonalIdNumber!, account.PhoneNumber!))
                .ToListAsync(cancellation);

    /// <summary>Empty outside demo mode.</summary>
    public static async Task<IReadOnlyList<DemoAccount>> ListAsync(IServiceProvider services, CancellationToken cancellation = default)
    {
        if (!services.GetRequiredService<AccountsSettings>().Demo)
        {
            return [];
        }

        await using var scope = services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.AsNoTracking()
            .Where(account => account.IsDemo).OrderBy(account => account.UserName).ToListAsync(cancellation);
        var places = scope.ServiceProvider.GetRequiredService<DemoPlaces>();
        var list = new List<DemoAccount>();
        foreach (var account in accounts)
        {
            var (role, organization) = await places.OfAsync(account, cancellation);
            list.Add(new DemoAccount(account.UserName!, account.FullName, role, organization, Password));
        }

        return list;
    }
}

/// <summary>A citizen of the demonstration, to whom invented cases may belong.</summary>
public sealed record DemoCitizen(Guid AccountId, string Name, string IdNumber, string Phone);

/// <param name="Role">Null for citizens.</param>
/// <param name="Organization">Where the officer works; empty for citizens.</param>
public sealed record DemoAccount(string UserName, string Name, OfficerRole? Role, string Organization, string Password);

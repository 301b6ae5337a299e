using XaDienTu.Accounts;
using XaDienTu.Cases;
using XaDienTu.Kernel;
using XaDienTu.Organizations;
using XaDienTu.People;
using XaDienTu.Portal;
using XaDienTu.Procedures;
using XaDienTu.Signing;

namespace XaDienTu.Host;

/// <summary>The modules in dependency order: a module may use those above it, and hears of those below through events.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new OrganizationsModule(),
        new PeopleModule(),
        new AccountsModule(),
        new SigningModule(),
        new ProceduresModule(),
        new CasesModule(),
        new PortalModule(),
    ];
}

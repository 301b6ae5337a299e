using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Finding;

/// <summary>Whose cases an officer finds: those of the own agencies and, for who leads or audits, of the agencies under them.</summary>
/// <param name="Everything">The whole province; its agencies need not be asked one by one.</param>
/// <param name="IsBroad">So many agencies that it is quicker to look at each case whether it is theirs than at each agency for its
/// cases.</param>
internal sealed record SearchScope(bool Everything, bool IsBroad, IReadOnlyList<Guid> Agencies)
{
    private const int MostAskedOneByOne = 30;

    public static SearchScope Of(Actor actor, OrganizationTree tree)
    {
        var scope = CaseAccess.ScopeOf(actor, tree);
        return scope.IsEverywhere
            ? new(Everything: true, IsBroad: true, [])
            : new(Everything: false, scope.Agencies.Count > MostAskedOneByOne, scope.Agencies);
    }
}

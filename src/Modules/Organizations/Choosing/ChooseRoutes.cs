using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Choosing;

/// <summary>A line under a field that is typed into: <c>Text</c> goes into the field.</summary>
internal sealed record Suggestion(string Text, string Note);

/// <summary>Suggestions for fields that name an agency or an officer by code; without scripts the code, or enough of the name, is
/// typed.</summary>
internal static class ChooseRoutes
{
    private const int Most = 8;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Pickers.Agencies, AgenciesAsync).RequireAuthorization(Policies.Officer).ExcludeFromDescription();
        routes.MapGet(Pickers.Officers, OfficersAsync).RequireAuthorization(Policies.Officer).ExcludeFromDescription();
    }

    private static async Task<IResult> AgenciesAsync(
        [MostLetters(Letters.Line)] string? q, IOrganizationDirectory organizations, TimeProvider clock, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        return Results.Ok((string.IsNullOrWhiteSpace(q) ? [] : tree.Search(q, clock.VietnamToday(), Most))
            .Select(agency => new Suggestion(agency.Identifier, agency.AgencyName)));
    }

    private static async Task<IResult> OfficersAsync(
        [MostLetters(Letters.Line)] string? q, IOfficerDirectory officers, IOrganizationDirectory organizations, TimeProvider clock,
        CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        return Results.Ok((await officers.SearchAsync(q ?? "", clock.GetUtcNow(), Most, cancellation))
            .Select(officer => new Suggestion(officer.Code, string.Join(", ", new[]
            {
                officer.Name, officer.Title, officer.OrganizationId is { } agency ? tree.Find(agency)?.AgencyName : null,
            }.OfType<string>()))));
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using OpenIddict.Abstractions;
using XaDienTu.Accounts.Officers;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.Programs;

/// <param name="Organization">Identifier of the agency that answers for it and where it has its roles.</param>
/// <param name="Roles">For calls of its own; none when it only signs people in.</param>
/// <param name="Redirects">Where people come back to, one a line; none when it signs nobody in.</param>
/// <param name="Scopes">What it may ask about people: of <see cref="RegisterProgram.PersonScopes"/>.</param>
internal sealed record RegisterProgramInput(
    string? Name, string? Organization, IReadOnlyList<OfficerRole> Roles, string? Redirects, IReadOnlyList<string> Scopes);

/// <param name="Secret">Stands nowhere else: the database keeps its hash.</param>
/// <param name="Waits">Worth nothing before a second administrator agreed.</param>
internal sealed record ProgramSecret(string ClientId, string Name, string Secret, bool Waits);

/// <summary>
/// An administrator registers another agency's or own program. To act at an agency is given by two who administer that agency (<see
/// cref="AgreeToProgram"/>); to sign people in, on a page that looks like the platform's own, by who administers the platform.
/// </summary>
internal sealed class RegisterProgram(
    AccountsDb db, Work work, IOpenIddictApplicationManager programs, IOrganizationDirectory organizations, TimeProvider clock)
{
    public static readonly string[] PersonScopes = [Scopes.Profile, Scopes.Email, OpenIdSetup.ApiScope];

    private const int SecretBytes = 32;
    private const int MostLettersOfName = 40;
    private const int MostLike = 5;

    private static readonly Error NotYours = Error.Forbidden(
        "programs.organization", "Chỉ đăng ký chương trình cho cơ quan mình quản trị. Nhờ quản trị của cơ quan ấy hoặc cơ quan cấp trên.");

    private static readonly Error NotForPeople = Error.Field(
        "programs.sign-in", "redirects",
        "Chương trình cho người dùng đăng nhập do quản trị nền tảng đăng ký. Bỏ trống phần này hoặc nhờ quản trị nền tảng.");

    public async Task<Result<ProgramSecret>> RunAsync(RegisterProgramInput input, Actor actor, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var agency = tree.Find(input.Organization?.Trim() ?? "", clock.VietnamToday());
        var redirects = RedirectAddresses.Lines(input.Redirects);
        IReadOnlyList<OrganizationSummary> like = agency is not null || string.IsNullOrWhiteSpace(input.Organization) ? []
            : tree.Search(input.Organization, clock.VietnamToday(), MostLike);
        if (Faults(input, agency, like, redirects) is { Count: > 0 } faults)
        {
            return Error.Invalid("programs.input", faults);
        }

        if (!AccountRights.Administered(actor, tree).Reaches(agency!.Id))
        {
            return NotYours;
        }

        if (redirects.Count > 0 && !actor.Holds(OfficerRole.SystemAdministrator))
        {
            return NotForPeople;
        }

        var (clientId, secret) = (NewClientId(input.Name!), NewSecret());
        await using var transaction = await work.BeginAsync(cancellation);
        var descriptor = Descriptor(input, agency.Id, redirects, clientId, secret);
        if (input.Roles.Count > 0)
        {
            descriptor.Properties[ProgramReading.AskedProperty] =
                JsonSerializer.SerializeToElement(AskedRoles.Of(input.Roles, actor, clock.GetUtcNow()));
        }

        await programs.CreateAsync(descriptor, cancellation);
        db.Record(actor, clock.GetUtcNow(), "ProgramRegistered", "program", clientId, new
        {
            name = input.Name!.Trim(), agency = agency.Identifier, roles = input.Roles, redirects, input.Scopes,
        });
        await transaction.CommitAsync(cancellation);
        return new ProgramSecret(clientId, input.Name.Trim(), secret, input.Roles.Count > 0);
    }

    public static string NewSecret() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static Dictionary<string, string> Faults(
        RegisterProgramInput input, OrganizationSummary? agency, IReadOnlyList<OrganizationSummary> like, IReadOnlyList<string> redirects)
    {
        var faults = new Dictionary<string, string>();
        if (FoldedText.Of(input.Name).Length < 3)
        {
            faults["name"] = "Đặt tên chương trình, ít nhất 3 chữ, ví dụ Phần mềm một cửa.";
        }

        if (agency is null)
        {
            faults["organization"] = like.Count == 0
                ? "Không có cơ quan nào mang mã định danh này hôm nay. Xem lại mã, ví dụ H02.21.01."
                : $"Chọn một mã: {string.Join("; ", like.Select(one => $"{one.Identifier}, {one.AgencyName}"))}.";
        }

        if (input.Roles.Count == 0 && redirects.Count == 0)
        {
            faults["roles"] = "Chọn ít nhất một vai trò, hoặc ghi địa chỉ quay về để người dùng đăng nhập.";
        }
        else if (input.Roles.Except(RegisteredProgram.PossibleRoles).Any())
        {
            faults["roles"] = "Chương trình không giữ được vai trò này. Chọn trong danh sách.";
        }
        else if (RegisteredProgram.MixesDuties(input.Roles))
        {
            faults["roles"] =
                "Tiếp nhận, thẩm định; phê duyệt; đóng dấu không cùng nằm trong một chương trình. Đăng ký mỗi việc một chương trình.";
        }

        if (input.Scopes.Except(PersonScopes).Any())
        {
            faults["scopes"] = "Chọn trong danh sách.";
        }

        if (RedirectAddresses.Fault(redirects) is { } fault)
        {
            faults["redirects"] = fault;
        }

        return faults;
    }

    private static OpenIddictApplicationDescriptor Descriptor(
        RegisterProgramInput input, Guid agency, IReadOnlyList<string> redirects, string clientId, string secret)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = clientId, ClientSecret = secret, ClientType = ClientTypes.Confidential, ConsentType = ConsentTypes.Implicit,
            DisplayName = input.Name!.Trim(),
            Permissions = { Permissions.Endpoints.Token },
            Properties = { [ProgramReading.OrganizationProperty] = JsonSerializer.SerializeToElement(agency) },
        };
        if (redirects.Count > 0)
        {
            descriptor.RedirectUris.UnionWith(redirects.Select(address => new Uri(address)));
            descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
            descriptor.Permissions.UnionWith(
            [
                Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode,
                Permissions.ResponseTypes.Code,
                .. input.Scopes.Select(scope => Permissions.Prefixes.Scope + scope),
            ]);
        }

        return descriptor;
    }

    // Read by people in logs and letters: the name first, then what makes it the only one.
    private static string NewClientId(string name)
    {
        var words = string.Join('-',
            FoldedText.Words(name).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0));
        return $"{words[..Math.Min(words.Length, MostLettersOfName)].Trim('-')}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}".TrimStart('-');
    }
}

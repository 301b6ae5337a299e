using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.Procedures;
using XaDienTu.Signing;
using XaDienTu.Signing.Authority;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Access;

/// <summary>A case at the commune Thọ Xương and what hangs on it; of <see cref="Visitors"/> only the auditor may know of it.</summary>
internal sealed class ForeignCase
{
    public const string Name = "Khổng Thị Lạ Mặt";
    public const string IdNumber = "024196556604";
    public const string Phone = "0987556604";
    private const string Random = "0196a000-0000-7000-8000-000000000001";

    /// <summary>What must stand in no answer to a stranger; pages group the digits of numbers.</summary>
    public IReadOnlyList<string> Secrets => [Name, IdNumber, "0241 9655 6604", Phone, "0987 556 604", Code];

    public required string Code { get; init; }

    private Dictionary<string, string> Values { get; } = [];

    public static async Task<ForeignCase> FileAsync(TestPlatform platform)
    {
        var api = await CaseApi.OnAsync(platform);
        byte[] paper = [.. CaseApi.Pdf, .. Guid.CreateVersion7().ToByteArray()];
        var hash = await api.UploadAsync(paper, "chung-sinh.pdf");
        var code = await api.FileAsync(new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = Name, idNumber = IdNumber, phone = Phone, address = "Tổ 9" },
            documents = new[] { new { key = "giay-chung-sinh", originals = 1, fileHash = hash } },
        });
        await api.ForwardAsync(code, "receive");
        using var owner = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = (await owner.StartDraftAsync()).Split('/')[^1];
        var (signed, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        using var order = await SignedCases.SignAsync(leader, signed);
        var foreign = new ForeignCase { Code = code };
        await using var scope = platform.NewScope();
        var signing = scope.ServiceProvider.GetRequiredService<SigningDb>();
        var holder = await signing.Certificates.Where(record => record.Use == CertificateUse.Person)
            .OrderBy(record => record.Id).FirstAsync(record => signing.Orders.Any(made => made.CertificateId == record.Id));
        foreign.Values["hash"] = hash;
        foreign.Values["draftId"] = draft;
        foreign.Values["order"] = (await signing.Orders.FirstAsync()).Id.ToString();
        foreign.Values["certificate"] = holder.Id.ToString();
        foreign.Values["application"] = (await signing.Applications.FirstAsync(row => row.OfficerId == holder.OfficerId)).Id.ToString();
        return foreign;
    }

    public string ValueOf(Door door, string parameter) => (parameter, door.Route) switch
    {
        ("code", "/thu-tuc/{code}" or "/api/v1/procedures/{code}") => CaseApi.BirthRegistration,
        ("code", _) => Code,
        ("hash" or "draftId", _) => Values[parameter],
        ("procedureCode", _) => FilingJourney.Procedure,
        ("id", "/can-bo/chung-thu/de-nghi/{id:guid}") => Values["application"],
        ("id", "/can-bo/chung-thu/{id:guid}") => Values["certificate"],
        ("id", { } route) when route.StartsWith("/can-bo/ky-so/", StringComparison.Ordinal) => Values["order"],
        _ => Common(parameter),
    };

    /// <summary>The same, of a case and a file that never were.</summary>
    public string AbsentOf(Door door, string parameter) => (parameter, door.Route) switch
    {
        ("code", "/thu-tuc/{code}" or "/api/v1/procedures/{code}") => CaseApi.BirthRegistration,
        ("code", _) => $"{Code[..^4]}9999",
        ("hash", _) => new string('a', 64),
        ("draftId" or "id", _) => Random,
        _ => ValueOf(door, parameter),
    };

    private static string Common(string parameter) => parameter switch
    {
        "id" => Random,
        "step" => "appraise",
        "groupNumber" or "number" => "1",
        "identifier" => CaseApi.Commune,
        "status" => "404",
        "slug" => "sinh-con",
        "documentName" => "v1",
        _ => "khong-co",
    };
}

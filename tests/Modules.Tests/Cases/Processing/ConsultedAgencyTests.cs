using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using XaDienTu.Accounts;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Access;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Modules.Tests.Cases.Processing;

/// <summary>An agency that was only asked for its opinion gives it and does nothing else with the case, by whichever door.</summary>
public sealed class ConsultedAgencyTests
{
    private const string Department = "Sở Tư pháp";
    private const string Appraiser = "thamdinh.sotuphap";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Who_was_asked_answers_and_does_nothing_else(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Land());
        await api.ForwardAsync(code, "receive", "appraise-local", "hand-over-up");
        var department = await DepartmentAsync(platform);
        var asked = await CaseApi.ReadAsync(await api.PostAsync(
            $"cases/{code}/steps/appraise/consultations",
            new { organization = department.Identifier, question = "Thửa đất có tranh chấp không?" }));
        var step = asked.GetProperty("step").GetString()!;
        var program = new CaseApi(await ProgramAsync(platform, department));
        using var officer = await platform.SignInAsync(Appraiser);
        var before = await StateAsync(api, code);

        foreach (var (door, own) in (await Door.AllAsync(platform)).Where(ChangesCase)
            .SelectMany(door => new[] { (door, true), (door, false) }))
        {
            foreach (var outcome in Outcomes(door, own))
            {
                var address = door.Address((_, parameter) => parameter is "code" ? code : own ? step : "appraise");
                using var answer = door.IsPage
                    ? await PressAsync(officer, address, own ? step : "appraise")
                    : await program.Client.PostAsJsonAsync(new Uri(address, UriKind.Relative), Body(outcome, await HashAsync(program)));
                Assert.True((int)answer.StatusCode is >= 400 and < 500 || door.IsPage, $"{door.Title} {outcome}: {answer.StatusCode}");
                Assert.True(before == await StateAsync(api, code), $"{door.Title} {outcome} changed the case");
            }
        }

        await program.ForwardAsync(code, step);
        Assert.Equal(4, (await api.GetAsync($"cases/{code}")).GetProperty("status").GetInt32());
        await CaseApi.ReadAsync(await api.PostAsync(
            $"cases/{code}/supplement-requests", new { items = new[] { new { what = "Thiếu chữ ký" } } },
            Guid.CreateVersion7().ToString()));
    }

    // Forward of the own question is the answer, tried last.
    private static string[] Outcomes(Door door, bool own) =>
        door.Route.EndsWith("/complete", StringComparison.Ordinal) ? own ? ["return", "refuse"]
            : ["forward", "return", "refuse"]
            : ["forward"];

    private static bool ChangesCase(Door door) => door.Verb is "POST" && door.Names("code")
        && door.Handler is not "Forward"
        && (door.Route.StartsWith("/api/v1/cases/", StringComparison.Ordinal)
        || door is { Route: "/can-bo/ho-so/{code}", Handler: not null });

    private static object Body(string outcome, string hash) => new
    {
        outcome,
        note = "Đã xem",
        reason = "Không còn cần",
        name = "Kết quả",
        fileHash = hash,
        fileName = "ket-qua.pdf",
        organization = CaseApi.Commune,
        question = "Ý kiến của quý cơ quan?",
        items = new[] { new { what = "Thiếu chữ ký" } },
        documents = new[] { new { name = "Đơn đã ký", originals = 1 } },
    };

    private static Task<string> HashAsync(CaseApi program) =>
        program.UploadAsync([.. CaseApi.Pdf, .. Guid.CreateVersion7().ToByteArray()], "ket-qua.pdf");

    private static async Task<HttpResponseMessage> PressAsync(HttpClient officer, string address, string step)
    {
        var form = (await officer.GetPageAsync(address.Split('?')[0]))
            .QuerySelector<IHtmlFormElement>("form:has(input[name='Form.Step'])")!;
        form.SetAttribute("action", address);
        return await officer.SubmitAsync(form, [("Form.ResultFile", "ket-qua.pdf", CaseApi.Pdf)],
            ("Form.Step", step), ("Form.Confirmed", "true"), ("Form.ResultName", "Kết quả"), ("Form.Items[0].What", "Thiếu chữ ký"),
            ("Form.Agency", "UBND phường Thọ Xương"), ("Form.Question", "Ý kiến?"), ("Form.Hours", "16"), ("Form.ReturnReason", "Sai"),
            ("Form.ReturnTo", "receive"), ("Form.RefusalReason", "Không được"), ("Form.WithdrawalReason", "Thôi"),
            ("Form.AnswerNote", "Đã sửa"));
    }

    private static async Task<string> StateAsync(CaseApi api, string code)
    {
        var view = await api.GetAsync($"cases/{code}");
        return $"{view.GetProperty("status")} {view.GetProperty("steps")} {view.GetProperty("results")} {view.GetProperty("documents")}";
    }

    private static async Task<OrganizationSummary> DepartmentAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(default);
        return tree.All.First(organization => organization.Name == Department);
    }

    /// <summary>A program with the appraiser's role at the agency, and no other.</summary>
    private static async Task<HttpClient> ProgramAsync(TestPlatform platform, OrganizationSummary agency)
    {
        const string Secret = "bi-mat-cua-co-quan-duoc-hoi";
        var id = $"duoc-hoi-{Guid.CreateVersion7():N}";
        await using var scope = platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ClientSecret = Secret,
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + "api" },
        });
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        db.ProgramPosts.Add(new ProgramPost { ClientId = id, OrganizationId = agency.Id, Role = OfficerRole.AppraisingOfficer });
        db.Touch();
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
        return await platform.ApiClientAsync(id, Secret);
    }
}

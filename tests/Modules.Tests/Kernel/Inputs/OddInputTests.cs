using System.Net;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>Inputs within their bounds that no honest sender makes: told in words, the same on both databases.</summary>
public sealed class OddInputTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_place_of_a_list_that_holds_nothing_is_named(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());

        foreach (var (path, body) in new (string, object)[]
        {
            ("cases", new { procedure = "1.001193", receivingOrganization = "H02.21.01", applicant = new { fullName = "Lý Thị Mẩy" }, documents = new object?[] { null } }),
            ($"cases/{code}/supplements", new { documents = new object?[] { null } }),
            ($"cases/{code}/supplement-requests", new { items = new object?[] { null }, respondBy = "2026-03-20" }),
        })
        {
            using var answer = await api.PostAsync(path, body, Guid.CreateVersion7().ToString());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("[0]", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sign_that_nobody_sees_is_refused_before_a_database_is_asked(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);

        using var answer = await api.PostAsync("cases", CaseApi.Birth("Lý Thị\u0000Mẩy"), Guid.CreateVersion7().ToString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("không hiện được", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

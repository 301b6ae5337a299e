using System.Net;
using System.Text.Json;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Structure;

public sealed class OrganizationsApiTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Pages_put_together_are_the_whole_list_in_order(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();
        var identifiers = new List<string>();
        var next = "";
        do
        {
            var page = await GetAsync(client, $"/api/v1/organizations?kind=commune&at=2016-01-01&size=100&after={next}");
            identifiers.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("identifier").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.Equal(230, identifiers.Count);
        Assert.Equal(identifiers.Distinct().Order(StringComparer.Ordinal), identifiers);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Lists_by_parent_and_words(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();

        var page = await GetAsync(client, "/api/v1/organizations?parent=H02.21&q=phuong%20le%20loi");

        var ward = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal("Phường Lê Lợi", ward.GetProperty("name").GetString());
        Assert.Equal("H02.21", ward.GetProperty("parent").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_existed_before_the_packs_first_day(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();

        Assert.Empty((await GetAsync(client, "/api/v1/organizations?at=2014-12-31")).GetProperty("items").EnumerateArray());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_is_found_by_either_identifier(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();

        Assert.Equal("Sở Y tế", (await GetAsync(client, "/api/v1/organizations/H02.16")).GetProperty("name").GetString());
        Assert.Equal("Sở Y tế", (await GetAsync(client, "/api/v1/organizations/000.00.16.H02")).GetProperty("name").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Faults_are_told_in_vietnamese(string database)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();

        using var unknown = await client.GetAsync(new Uri("/api/v1/organizations/H99", UriKind.Relative));
        using var wrong = await client.GetAsync(new Uri("/api/v1/organizations?at=hom-qua&kind=7&parent=H99&size=0", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var problem = JsonDocument.Parse(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(["at", "kind", "parent", "size"],
            problem.RootElement.GetProperty("errors").EnumerateObject().Select(fault => fault.Name).Order());
        Assert.Contains("“hom-qua”", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string url)
    {
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}

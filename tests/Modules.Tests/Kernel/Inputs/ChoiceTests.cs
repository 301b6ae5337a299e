using System.Net.Http.Json;
using System.Text.Json.Nodes;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>A choice is one of its names. A number, two names at once or another word is refused in words, wherever the API takes a
/// choice.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public async Task No_body_takes_a_choice_that_is_none()
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));
        var document = (await api.Client.GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!;
        var tried = new List<string>();
        foreach (var (path, verb, operation) in Operations(document))
        {
            if (operation["requestBody"]?["content"]?["application/json"] is not { } json)
            {
                continue;
            }

            foreach (var (place, names) in Choices(document, json["schema"]!, []))
            {
                tried.Add($"{verb} {path} {string.Join('.', place)}");
                foreach (var wrong in new JsonNode[] { 99, 0, "99", "0", $"{names[0]},{names[^1]}", "khong-co", "" })
                {
                    var body = json["example"]!.DeepClone().AsObject();
                    Set(body, place, wrong);
                    using var request =
                        new HttpRequestMessage(new HttpMethod(verb), Fill(path)) { Content = JsonContent.Create<JsonNode>(body) };
                    request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
                    var problem = await CaseApi.ProblemAsync(await api.Client.SendAsync(request));
                    Assert.True(problem.Status is 400 or 422 && problem.Detail.Length > 0, $"{tried[^1]} {wrong}: {problem}");
                }
            }
        }

        Assert.Contains("post /api/v1/cases channel", tried);
        Assert.Contains("post /api/v1/cases/{code}/steps/{step}/complete outcome", tried);
    }

    [Theory]
    [InlineData("calendar/due?received=2026-03-02T08:00&amount=3&unit=")]
    [InlineData("calendar/due?received=2026-03-02T08:00&amount=3&unit=day&policy=")]
    [InlineData("organizations?kind=")]
    [InlineData("worklist?view=")]
    [InlineData("procedures?audience=")]
    public async Task No_address_takes_one_either(string address)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));
        foreach (var wrong in new[] { "99", "0", "-1", "mine,new", "hour,day", "none,after15", "citizen,business", "commune,district",
            "khong-co" })
        {
            var problem = await CaseApi.ProblemAsync(await api.Client.GetAsync(new Uri($"/api/v1/{address}{wrong}", UriKind.Relative)));
            Assert.True(problem.Status is 422 or 400 && problem.Detail.Length > 0, $"{address}{wrong}: {problem}");
        }
    }

    private static IEnumerable<(string Path, string Verb, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key, operation.Value!);

    // Places in lists are left out: no list of the API holds choices.
    private static IEnumerable<(string[] Place, string[] Names)> Choices(JsonNode document, JsonNode schema, string[] place)
    {
        if (schema["$ref"]?.GetValue<string>() is { } name)
        {
            schema = document["components"]!["schemas"]![name.Split('/')[^1]]!;
        }

        if (schema["oneOf"]?.AsArray().FirstOrDefault(one => one!["type"]?.ToString() != "null") is { } other)
        {
            return Choices(document, other, place);
        }

        return schema["enum"] is JsonArray names
            ? [(place, [.. names.OfType<JsonValue>().Select(choice => choice.ToString())])]
            : (schema["properties"]?.AsObject() ?? []).SelectMany(property => Choices(document, property.Value!, [.. place, property.Key]));
    }

    private static void Set(JsonObject body, string[] place, JsonNode value)
    {
        foreach (var name in place[..^1])
        {
            body = (body[name] ??= new JsonObject()).AsObject();
        }

        body[place[^1]] = value;
    }

    private static Uri Fill(string path) =>
        new(path.Replace("{code}", "H02.21.01-260304-0001", StringComparison.Ordinal)
            .Replace("{step}", "receive", StringComparison.Ordinal), UriKind.Relative);
}

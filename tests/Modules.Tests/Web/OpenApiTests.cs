using System.Text.Json.Nodes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Web;

/// <summary>The description of the API is what other agencies' programmers get: complete, and read by their tools without a
/// complaint.</summary>
public sealed class OpenApiTests
{
    private const string Address = "/openapi/v1.json";
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task Every_operation_says_what_it_is_who_may_call_it_and_what_goes_wrong()
    {
        var document = await ReadAsync();
        var missing = new List<string>();
        foreach (var (name, operation) in Operations(document))
        {
            var responses = operation["responses"]!.AsObject();
            bool Says(string status) =>
                responses[status]?["$ref"]?.GetValue<string>().StartsWith("#/components/responses/", StringComparison.Ordinal) == true;
            var isOpen = operation["security"] is JsonArray { Count: 1 } security && security[0] is JsonObject { Count: 0 };
            foreach (var (fault, isThere) in new[]
            {
                ("summary", !string.IsNullOrEmpty(operation["summary"]?.GetValue<string>())),
                ("operationId", operation["operationId"] is not null),
                ("one tag with a description", operation["tags"] is JsonArray { Count: 1 } tags
                    && document["tags"]!.AsArray().Any(tag => tag!["name"]!.GetValue<string>() == tags[0]!.GetValue<string>())),
                ("503", Says("503")), ("401 and 403", isOpen || (Says("401") && Says("403"))),
                ("404", !name.Contains('{', StringComparison.Ordinal) || Says("404")),
                ("422", operation["requestBody"] is null || Says("422")),
                ("an example of its body",
                    operation["requestBody"]?["content"]?["application/json"] is not { } json || json["example"] is not null),
                ("words for each parameter",
                    operation["parameters"]?.AsArray().All(parameter => parameter!["description"] is not null) != false),
            })
            {
                if (!isThere)
                {
                    missing.Add($"{name}: {fault}");
                }
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Programs_and_people_get_tokens_where_it_says()
    {
        var document = await ReadAsync();
        var schemes = document["components"]!["securitySchemes"]!;

        var program = schemes["program"]!["flows"]!["clientCredentials"]!;
        Assert.EndsWith("/connect/token", program["tokenUrl"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(program["scopes"]!["api"]);
        Assert.EndsWith("/connect/authorize", schemes["person"]!["flows"]!["authorizationCode"]!["authorizationUrl"]!.GetValue<string>(),
            StringComparison.Ordinal);
        Assert.Contains(Operations(document), operation =>
            operation.Name == "post /api/v1/cases" && operation.Operation["security"] is null);
        Assert.Contains(Operations(document), operation =>
            operation.Name == "get /api/v1/procedures" && operation.Operation["security"] is not null);
    }

    [Fact]
    public async Task A_number_is_a_number()
    {
        var mixed = Everything(await ReadAsync()).OfType<JsonObject>()
            .Where(schema => schema["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "string")
                && types.Any(type => type!.GetValue<string>() is "integer" or "number"));

        Assert.Empty(mixed);
    }

    [Fact]
    public async Task Others_tools_find_no_error_in_it()
    {
        Programs.SkipWithout("npm");
        var folder = Directory.CreateTempSubdirectory("xdt-lint-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Web", "Lint")))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "v1.json"), (await ReadAsync()).ToJsonString());
            var quiet = new Dictionary<string, string> { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" };
            var fetched = await Programs.RunAsync("npm", folder, quiet, "ci", "--no-audit", "--no-fund");
            Assert.SkipWhen(fetched.Code != 0, $"npm could not fetch the linter: {fetched.Said}");

            var (code, said) = await Programs.RunAsync(
                "node", folder, quiet, "node_modules/@redocly/cli/bin/cli.js", "lint", "v1.json", "--format", "stylish");

            Assert.True(code == 0, said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<JsonNode> ReadAsync()
    {
        using var client = (await TestPlatform.OnAsync(Databases.Sqlite)).NewClient();
        return JsonNode.Parse(await client.GetStringAsync(new Uri(Address, UriKind.Relative)))!;
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(operation => Methods.Contains(operation.Key))
            .Select(operation => ($"{operation.Key} {path.Key}", operation.Value!)));

    private static IEnumerable<JsonNode> Everything(JsonNode? node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Everything(part.Value)).Prepend(parts),
        JsonArray items => items.SelectMany(Everything).Prepend(items),
        _ => [],
    };
}

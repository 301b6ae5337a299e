using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>Every body of the API with one value after another beyond its bound, made from the bodies' types.</summary>
public sealed class BodyTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_value_beyond_its_bound_is_refused_by_its_name(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (path, body) in Bodies(platform))
        {
            foreach (var (place, json, field) in Spoilt(body))
            {
                tried++;
                var (status, said) = await PostAsync(api, path, json);
                if (status is not (400 or 422) || !said.Contains("\"code\"", StringComparison.Ordinal)
                    || (field is not null && !said.Contains($"\"{field}\":", StringComparison.Ordinal)))
                {
                    wrong.Add($"{path} {place}: {status} {said[..Math.Min(said.Length, 300)]}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(tried > 50, $"only {tried} tried");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_long_text_is_told_in_words(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));

        var answer = await api.PostAsync("cases", new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234", address = new string('x', 301) },
            documents = new[] { new { key = "giay-chung-sinh", originals = -1 } },
        }, Guid.CreateVersion7().ToString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!;
        Assert.Equal("Dài quá 300 ký tự. Rút ngắn lại.", errors["applicant.address"]!.GetValue<string>());
        Assert.Equal("Điền số từ 0 đến 999.", errors["documents[0].originals"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_address_and_a_header_have_a_bound_too(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));

        var search = await CaseApi.ProblemAsync(
            await api.Client.GetAsync(new Uri($"/api/v1/procedures?q={new string('a', 501)}", UriKind.Relative)));
        var key = await CaseApi.ProblemAsync(await api.PostAsync("cases", CaseApi.Birth(), new string('k', 2000)));

        Assert.Equal((422, "input.out-of-bounds"), (search.Status, search.Code));
        Assert.Equal((422, "input.out-of-bounds"), (key.Status, key.Code));
    }

    [Fact]
    public async Task A_body_that_is_too_much_altogether_is_refused_unread()
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));

        var (large, _) = await PostAsync(api, "/api/v1/cases", $$"""{ "note": "{{new string('x', 1_100_000)}}" }""");
        var (deep, said) =
            await PostAsync(api, "/api/v1/cases", string.Concat(Enumerable.Repeat("""{ "applicant": """, 40)) + "1" + new string('}', 40));

        Assert.Equal(413, large);
        Assert.Equal(400, deep);
        Assert.Contains("bad-request", said, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Said)> PostAsync(CaseApi api, string path, string json)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await api.Client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<(string Path, Type Body)> Bodies(TestPlatform platform)
    {
        var isService = platform.Services.GetRequiredService<IServiceProviderIsService>();
        return platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .SelectMany(route => (route.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
                .Where(parameter => IsOurs(parameter.ParameterType) && !isService.IsService(parameter.ParameterType))
                .Select(parameter =>
                    (route.RoutePattern.RawText!.Replace("{code}", "H02.21.01-260304-0001", StringComparison.Ordinal)
                        .Replace("{step}", "tiep-nhan", StringComparison.Ordinal), parameter.ParameterType)));
    }

    private static bool IsOurs(Type type) => type.IsClass && type.Namespace?.StartsWith("XaDienTu", StringComparison.Ordinal) == true;

    /// <summary>The body with one value spoilt each time; the field's name where the answer must hold it.</summary>
    private static IEnumerable<(string Place, string Json, string? Field)> Spoilt(Type body) => Values(body, "").Select(value =>
    {
        var json = Minimal(body);
        Put(json, value.Path, value.Value);
        return (value.Path, json.ToJsonString(), value.IsTold ? value.Path : null);
    });

    private static IEnumerable<(string Path, JsonNode? Value, bool IsTold)> Values(Type body, string prefix)
    {
        foreach (var parameter in body.GetConstructors()[0].GetParameters())
        {
            var path = prefix + JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            var most = parameter.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? 1_000;
            if (type == typeof(string))
            {
                yield return (path, new string('x', most + 1), true);
            }
            else if (type == typeof(int))
            {
                yield return (path, -1_000, true);
                yield return (path, 2_000_000, true);
                yield return (path, 1e15, false);
            }
            else if (type == typeof(DateOnly))
            {
                yield return (path, "0001-01-01", true);
                yield return (path, "9999-12-31", true);
            }
            else if (type == typeof(Dictionary<string, string?>))
            {
                yield return (path, new JsonObject(
                    [.. Enumerable.Range(0, most + 1).Select(number => KeyValuePair.Create<string, JsonNode?>($"a{number}", "x"))]), true);
                yield return ($"{path}.dai", new string('x', 20_000), true);
            }
            else if (type is { IsGenericType: true } && type.GetGenericArguments()[0] is var item)
            {
                yield return (path, new JsonArray([.. Enumerable.Range(0, most + 1).Select(_ => (JsonNode?)null)]), true);
                foreach (var inner in IsOurs(item) ? Values(item, $"{path}[0].") : [])
                {
                    yield return inner;
                }
            }
            else if (IsOurs(type))
            {
                foreach (var inner in Values(type, $"{path}."))
                {
                    yield return inner;
                }
            }
        }
    }

    private static JsonObject Minimal(Type body) =>
        new(body.GetConstructors()[0].GetParameters().Select(parameter => KeyValuePair.Create<string, JsonNode?>(
        JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!),
        parameter.ParameterType == typeof(string) ? "a"
            : parameter.ParameterType == typeof(int) ? 1
            : IsOurs(parameter.ParameterType) ? Minimal(parameter.ParameterType)
            : null)));

    private static void Put(JsonObject json, string path, JsonNode? value)
    {
        var parts = path.Split('.');
        JsonNode place = json;
        foreach (var part in parts[..^1])
        {
            var name = part.Replace("[0]", "", StringComparison.Ordinal);
            var isList = name != part;
            place[name] ??= isList ? new JsonArray(new JsonObject()) : new JsonObject();
            place = isList ? place[name]![0]! : place[name]!;
        }

        place[parts[^1]] = value;
    }
}

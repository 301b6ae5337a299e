using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>
/// Every text that comes in, as long as it may be and one letter longer, in letters of one, four and many bytes, in requests that are
/// right else: both databases give the same answer, and it is never a failure of ours.
/// </summary>
public sealed class SameAnswerTests
{
    private const string CasePage = "/can-bo/ho-so/{code}";

    // Forms by the page that shows them; the fields of what else must be right.
    private static readonly (string Account, string Route, Func<TestPlatform, HttpClient, Task<string>> Address, string? Handler,
        (string, string?)[] Right)[] Forms =
    [
        ("", "/dang-nhap", At("/dang-nhap"), null, [("Form.Name", "khong.co.ai"), ("Form.Password", "khong co mat khau")]),
        ("", "/dang-ky", At("/dang-ky"), null,
            [("Form.FullName", "Giáp Văn Thử"), ("Form.PersonalIdNumber", "024085000999"), ("Form.Phone", "0912000999"),
            ("Form.Password", "ruong bac")]),
        ("", "/tra-cuu", At("/tra-cuu"), null, [("ma", "H02.21.01-260304-0001"), ("IdNumber", "024196001234")]),
        ("congdan.an", "/tai-khoan", At("/tai-khoan"), null, []),
        ("congdan.an", "/nop-ho-so/{procedureCode}/{draftId:guid}/nguoi-nop",
            async (_, client) => $"{await client.StartDraftAsync()}/nguoi-nop", null, [("Form.Applicant.Address", "Tổ 3")]),
        ("congdan.an", "/ho-so/{code}/rut", async (_, client) => $"/ho-so/{await client.FileAsync()}/rut", null, [("Reason", "")]),
        ("motcua.thoxuong", "/can-bo/tiep-nhan", At("/can-bo/tiep-nhan"), "Accept",
            [("Form.IdNumber", "024196001238"), ("Form.ProcedureCode", CaseApi.BirthRegistration), ("Form.FullName", "Lý Thị Mẩy"),
                ("Form.Papers[1].Have", "true"), ("Form.Papers[1].Key", "giay-chung-sinh")]),
        ("motcua.thoxuong", "/can-bo/xac-minh-cong-dan", At("/can-bo/xac-minh-cong-dan"), null, [("Form.Sought", "024085000123")]),
        ("motcua.thoxuong", CasePage, CaseAsync, null, [("Form.RefusalReason", ""), ("Form.WithdrawalReason", "")]),
        ("quantri", "/can-bo/lich-lam-viec", At("/can-bo/lich-lam-viec"), null, []),
        ("quantri", "/can-bo/co-quan", At("/can-bo/co-quan"), null, []),
        ("quantri", "/can-bo/goc-tin-cay", At("/can-bo/goc-tin-cay"), null, []),
        ("quantri.sotuphap", "/can-bo/chung-thu/de-nghi", At("/can-bo/chung-thu/de-nghi"), null, []),
        ("lanhdao.thoxuong", "/can-bo/cho-ky", At("/can-bo/cho-ky"), null, []),
    ];

    // Requests of the API that send something else than texts.
    private static readonly Dictionary<string, string> WithoutTexts = new()
    {
        ["/api/v1/files"] = "the bytes of a file; its name is tried by NamesOfFilesTests",
        ["/api/v1/signatures/validate"] = "a file to be judged, of which nothing is stored: ValidateTests",
    };

    /// <summary>A new request that changes something is tried here the day it comes.</summary>
    [Fact]
    public async Task Every_request_that_changes_something_by_the_api_is_tried()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var tried = Bodies(platform).Select(body => body.Route).ToHashSet();
        var changing = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)
                && route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(verb => verb is not ("GET" or "HEAD")) is not false)
            .Select(route => route.RoutePattern.RawText!).ToHashSet();

        Assert.True(changing.Count > 5, $"only {changing.Count} found");
        Assert.Equal(WithoutTexts.Keys.Order(StringComparer.Ordinal), changing.Except(tried).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bodies_of_the_api() => await SameAsync(async (platform, answers) =>
    {
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());
        var step = (await api.GetAsync($"cases/{code}")).GetProperty("steps")[0].GetProperty("key").GetString()!;
        foreach (var (route, body) in Bodies(platform))
        {
            foreach (var (place, most) in Places(body, ""))
            {
                foreach (var (number, text) in TextInputs.AtBound(most).Index())
                {
                    var json = route.EndsWith("/cases", StringComparison.Ordinal)
                        ? JsonSerializer.SerializeToNode(CaseApi.Birth(papersChecked: true))!.AsObject()
                        : Minimal(body);
                    Put(json, place, text);
                    using var request = new HttpRequestMessage(HttpMethod.Post,
                        route.Replace("{code}", code, StringComparison.Ordinal).Replace("{step}", step, StringComparison.Ordinal))
                    {
                        Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json"),
                    };
                    request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
                    using var answer = await api.Client.SendAsync(request);
                    answers[$"{route} {place} {number}"] = (int)answer.StatusCode;
                }
            }
        }
    }, atLeast: 200);

    [Fact]
    public async Task Addresses_of_pages() => await SameAsync(async (platform, answers) =>
    {
        foreach (var group in (await TextInputs.OfAddressesAsync(platform))
            .Where(input => !input.Route.Contains('{', StringComparison.Ordinal)).GroupBy(input => AccountOf(input.Route)))
        {
            using var client = group.Key.Length == 0 ? platform.NewClient() : await platform.SignInAsync(group.Key);
            foreach (var (route, input) in group)
            {
                foreach (var (number, text) in TextInputs.AtBound(input.Most).Index())
                {
                    using var answer =
                        await client.GetAsync(new Uri($"{route}?{input.Name}={Uri.EscapeDataString(text)}", UriKind.Relative));
                    answers[$"{route} {input.Name} {number}"] = (int)answer.StatusCode;
                }
            }
        }
    }, atLeast: 100);

    [Fact]
    public async Task Forms_of_pages() => await SameAsync(async (platform, answers) =>
    {
        foreach (var (account, route, addressOf, handler, right) in Forms)
        {
            using var client = account.Length == 0 ? platform.NewClient() : await platform.SignInAsync(account);
            var inputs = await TextInputs.OfFormsAsync(platform, route);
            var address = await addressOf(platform, client);
            var page = await client.GetPageAsync(address);
            foreach (var (place, form) in page.QuerySelectorAll<IHtmlFormElement>("main form").Where(form => form.Method == "post").Index())
            {
                if (handler is not null)
                {
                    form.SetAttribute("action", $"{address}?handler={handler}");
                }

                var own = form.Elements.Select(element => element.GetAttribute("name")).OfType<string>().ToHashSet();
                foreach (var input in inputs.Values.Where(input => own.Contains(input.Name)))
                {
                    foreach (var (number, text) in TextInputs.AtBound(input.Most).Index())
                    {
                        using var answer = await client.SubmitAsync(
                            form, [.. right.Where(value => value.Item1 != input.Name && own.Contains(value.Item1)), (input.Name, text)]);
                        answers[$"{route} {place} {input.Name} {number}"] = (int)answer.StatusCode;
                    }
                }
            }
        }
    }, atLeast: 150);

    private static async Task SameAsync(Func<TestPlatform, ConcurrentDictionary<string, int>, Task> ask, int atLeast)
    {
        var answers = await Task.WhenAll(new[] { Databases.Sqlite, Databases.Postgres }.Select(async database =>
        {
            // Of its own: what is accepted changes much that other tests count on.
            await using var platform = await TestPlatform.StartAsync(database);
            var given = new ConcurrentDictionary<string, int>();
            await ask(platform, given);
            return given;
        }));
        var (lite, post) = (answers[0], answers[1]);

        Assert.True(lite.Count >= atLeast, $"only {lite.Count} tried");
        Assert.Equal(lite.Keys.Order(), post.Keys.Order());
        Assert.Empty(lite.Where(answer => answer.Value >= 500 || post[answer.Key] >= 500 || answer.Value != post[answer.Key])
            .Select(answer => $"{answer.Key}: {answer.Value}, PostgreSQL {post[answer.Key]}").Order());
    }

    private static Func<TestPlatform, HttpClient, Task<string>> At(string address) => (_, _) => Task.FromResult(address);

    private static async Task<string> CaseAsync(TestPlatform platform, HttpClient client) =>
        $"/can-bo/ho-so/{await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth())}";

    private static string AccountOf(string route) => route switch
    {
        "/can-bo/nhat-ky" => "kiemtra",
        "/can-bo/thu-tuc" => "nghiepvu",
        "/can-bo/chung-thu" or "/can-bo/lich-lam-viec" or "/can-bo/co-quan" or "/can-bo/tai-khoan" or "/can-bo/tai-khoan/can-xem" =>
            "quantri",
        _ when route.StartsWith("/can-bo", StringComparison.Ordinal) => "motcua.thoxuong",
        _ when route.StartsWith("/dang", StringComparison.Ordinal) || route.StartsWith("/dat", StringComparison.Ordinal) => "",
        _ => "congdan.an",
    };

    private static IEnumerable<(string Route, Type Body)> Bodies(TestPlatform platform)
    {
        var isService = platform.Services.GetRequiredService<IServiceProviderIsService>();
        return platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .SelectMany(route => (route.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
                .Where(parameter => IsOurs(parameter.ParameterType) && !isService.IsService(parameter.ParameterType))
                .Select(parameter => (route.RoutePattern.RawText!, parameter.ParameterType)));
    }

    private static IEnumerable<(string Place, int Most)> Places(Type body, string prefix) =>
        body.GetConstructors()[0].GetParameters().SelectMany(parameter =>
    {
        var path = prefix + JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        var (type, most) = (parameter.ParameterType, parameter.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? 0);
        return type == typeof(string) ? [(path, most)]
            : type.IsGenericType && IsOurs(type.GetGenericArguments()[0]) ? Places(type.GetGenericArguments()[0], $"{path}[0].")
            : IsOurs(type) ? Places(type, $"{path}.") : [];
    });

    private static bool IsOurs(Type type) => type.IsClass && type.Namespace?.StartsWith("XaDienTu", StringComparison.Ordinal) == true;

    private static JsonObject Minimal(Type body) =>
        new(body.GetConstructors()[0].GetParameters()
            .Where(parameter => parameter.ParameterType == typeof(string) || IsOurs(parameter.ParameterType))
        .Select(parameter => KeyValuePair.Create<string, JsonNode?>(
            JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!),
            parameter.ParameterType == typeof(string) ? "a" : Minimal(parameter.ParameterType))));

    private static void Put(JsonObject json, string path, JsonNode value)
    {
        var parts = path.Split('.');
        JsonNode place = json;
        foreach (var part in parts[..^1])
        {
            var name = part.Replace("[0]", "", StringComparison.Ordinal);
            place[name] ??= name != part
                ? new JsonArray(new JsonObject())
                : new JsonObject { ["fullName"] = "Lý Văn Páo", ["idNumber"] = "024096001233" };
            place = name != part ? place[name]![0]! : place[name]!;
        }

        place[parts[^1]] = value;
    }
}

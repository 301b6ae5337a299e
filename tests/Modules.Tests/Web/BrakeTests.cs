using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Braking;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Web;

/// <summary>Who asks too often is told what it was and when to go on: a program as a problem, a person on the page that was sent.</summary>
public sealed class BrakeTests
{
    private const string Code = "H02.99-990101-0001";

    private static readonly string[] Tight =
        ["--signInsPerMinute", "2", "--tokensPerMinute", "2", "--trackingPerMinute", "2", "--Signing:PkiPerMinute", "2"];

    [Fact]
    public async Task Every_brake_answers_each_of_its_doors_in_words()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, Tight);
        var brakes = platform.Services.GetServices<Brake>().ToList();
        var doors = await DoorsAsync(platform);
        Assert.NotEmpty(brakes);
        Assert.Equal(brakes.Select(brake => brake.Name).Order(), doors.Select(door => door.Brake).Distinct().Order());
        foreach (var brake in brakes)
        {
            Assert.Matches("^[A-ZĐ].*quá nhiều lần trong một phút\\. Chờ một phút rồi gửi lại\\.$", brake.Refusal.Message);
            using var visitor = platform.NewClient();
            var token = (await visitor.GetPageAsync("/dang-nhap"))
                .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
            for (var time = 0; time < brake.PerMinute; time++)
            {
                using var spent = await doors.First(door => door.Brake == brake.Name).KnockAsync(visitor, token);
                Assert.NotEqual(HttpStatusCode.TooManyRequests, spent.StatusCode);
            }

            foreach (var door in doors.Where(door => door.Brake == brake.Name))
            {
                using var answer = await door.KnockAsync(visitor, token);
                await AssertToldAsync(brake, door, answer);
            }
        }
    }

    [Fact]
    public async Task A_citizen_who_tracks_too_often_stays_at_the_page_with_what_was_typed()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, Tight);
        using var citizen = await platform.SignInAsync("congdan.an");
        var form = (await citizen.GetPageAsync("/tra-cuu")).QuerySelector<IHtmlFormElement>("main form")!;
        for (var time = 0; time < 2; time++)
        {
            using var answered = await citizen.SubmitAsync(form, ("ma", Code), ("IdNumber", "024196001234"));
            Assert.Equal(HttpStatusCode.NotFound, answered.StatusCode);
        }

        using var refused = await citizen.SubmitAsync(form, ("ma", Code), ("IdNumber", "024196001234"));
        var page = await refused.ReadPageAsync();

        Assert.Equal((HttpStatusCode.TooManyRequests, "/tra-cuu"), (refused.StatusCode, refused.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal("Đã quá số lần cho phép", page.QuerySelector(".error-summary h2")!.TextContent.Trim());
        Assert.Contains("tra cứu hồ sơ quá nhiều lần", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Code, page.QuerySelector("input[name=ma]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_program_is_told_how_long_a_code_rests()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--TrackingPerCodeAndAddress", "1");
        using var program = platform.NewClient();
        var asked = new { code = Code, idNumber = "024196001234" };
        using var first = await program.PostAsJsonAsync(new Uri("/api/v1/tracking", UriKind.Relative), asked);

        using var refused = await program.PostAsJsonAsync(new Uri("/api/v1/tracking", UriKind.Relative), asked);

        Assert.Equal(HttpStatusCode.NotFound, first.StatusCode);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"),
            (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter?.Delta);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("tracking.too-often", problem.GetProperty("code").GetString());
        Assert.Contains("Chờ một phút", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task AssertToldAsync(Brake brake, BrakedDoor door, HttpResponseMessage answer)
    {
        // The page of the code sends whoever owes none to the page of the password.
        if (door.IsPage && answer.StatusCode is HttpStatusCode.Redirect)
        {
            Assert.StartsWith("/dang-nhap", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
            return;
        }

        Assert.True(answer.StatusCode is HttpStatusCode.TooManyRequests, $"{door.Address}: {answer.StatusCode}");
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter?.Delta);
        if (door.IsPage)
        {
            var words = (await answer.ReadPageAsync()).QuerySelector(".error-summary")?.TextContent;
            Assert.Contains(brake.Refusal.Message, words, StringComparison.Ordinal);
            return;
        }

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((brake.Refusal.Code, brake.Refusal.Message),
            (problem.GetProperty("code").GetString(), problem.GetProperty("detail").GetString()));
    }

    private static async Task<List<BrakedDoor>> DoorsAsync(TestPlatform platform)
    {
        var loader = platform.Services.GetRequiredService<PageLoader>();
        var doors = new List<BrakedDoor>();
        foreach (var endpoint in platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var address = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
                segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x"));
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                if (compiled.ModelTypeInfo?.GetCustomAttribute<BrakedAttribute>() is { } braked)
                {
                    doors.Add(new(braked.Name, "POST", address, IsPage: true));
                }
            }
            else if (endpoint.Metadata.GetMetadata<BrakedAttribute>() is { } braked)
            {
                var verb = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0];
                var takesForm = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") is true;
                doors.Add(new(braked.Name, verb, address, IsPage: false, takesForm));
            }
        }

        return [.. doors.DistinctBy(door => (door.Brake, door.Verb, door.Address))];
    }

    private sealed record BrakedDoor(string Brake, string Verb, string Address, bool IsPage, bool TakesForm = false)
    {
        public async Task<HttpResponseMessage> KnockAsync(HttpClient client, string? token)
        {
            using var request = new HttpRequestMessage(new HttpMethod(Verb), new Uri(Address, UriKind.Relative));
            if (IsPage)
            {
                request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("ma", Code)]);
            }
            else if (Verb == "POST")
            {
                // Another kind of content finds no route that counts.
                request.Content = TakesForm
                    ? new MultipartFormDataContent { { new StringContent("x"), "x" } }
                    : JsonContent.Create(new { code = Code });
            }

            return await client.SendAsync(request);
        }
    }
}

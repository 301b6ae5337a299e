using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Web;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Web;

/// <summary>Over the API nothing is done twice by accident and nobody's change is lost in silence.</summary>
public sealed class ApiChangesTests
{
    /// <summary>What needs neither, and why.</summary>
    private static readonly Dictionary<string, string> Neither = new()
    {
        ["/api/v1/files"] = "a file is known by its content: sent twice it is the same file",
        ["/api/v1/tracking"] = "only looks",
        ["/api/v1/signatures/validate"] = "only looks",
    };

    public static TheoryData<string> Both => Databases.Both;

    [Fact]
    public async Task Every_request_that_changes_carries_a_key_or_a_version()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var changing = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)
                && route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Any(method => method is not ("GET" or "HEAD"))).ToList();
        var careless = changing.Where(route => !HasKey(route) && route.Metadata.GetMetadata<RequiresIfMatch>() is null)
            .Select(route => route.RoutePattern.RawText!).ToList();

        Assert.True(changing.Count >= 9, $"Only {changing.Count} found.");
        Assert.Equal(Neither.Keys.Order(), careless.Order());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_change_made_for_a_version_that_is_gone_is_not_made(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var code = await api.FileAsync(CaseApi.Birth("Lý Thị Phiên", "024196008811"));
        using var read = await api.Client.GetAsync(new Uri($"/api/v1/cases/{code}", UriKind.Relative));
        var seen = read.Headers.ETag!.ToString();
        api.Client.DefaultRequestHeaders.Remove("If-Match");
        var work = new { outcome = "forward", note = "Đủ giấy tờ" };

        var (none, noneCode, said) = await CaseApi.ProblemAsync(await api.PostAsync($"cases/{code}/steps/tiep-nhan/complete", work));
        var (list, _, _) =
            await CaseApi.ProblemAsync(await api.PostAsync($"cases/{code}/steps/tiep-nhan/complete", work, match: $"{seen}, \"99\""));
        var (other, otherCode, _) =
            await CaseApi.ProblemAsync(await api.PostAsync($"cases/{code}/withdrawal", new { reason = "Nhầm" }, match: "\"99\""));
        Assert.Equal((428, "version.missing", 428, 412, "version.stale"), (none, noneCode, list, other, otherCode));
        Assert.Contains("If-Match", said, StringComparison.Ordinal);

        var first = (await api.GetAsync($"cases/{code}")).GetProperty("steps").EnumerateArray().First().GetProperty("key").GetString()!;
        await CaseApi.ReadAsync(await api.PostAsync($"cases/{code}/steps/{first}/complete", work, match: seen));
        var (late, lateCode, _) =
            await CaseApi.ProblemAsync(await api.PostAsync($"cases/{code}/withdrawal", new { reason = "Nhầm" }, match: seen));

        Assert.Equal((412, "version.stale"), (late, lateCode));
        Assert.DoesNotContain("withdrawn",
            (await api.GetAsync($"cases/{code}/history")).EnumerateArray().Select(line => line.GetProperty("kind").GetString()));
    }

    private static bool HasKey(RouteEndpoint route) =>
        route.Metadata.GetMetadata<MethodInfo>()?.GetParameters()
            .Any(parameter => parameter.GetCustomAttribute<FromHeaderAttribute>()?.Name == "Idempotency-Key") is true;
}

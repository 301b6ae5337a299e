using System.Net;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class UnknownAddressTests
{
    [Theory]
    [InlineData("/khong-co-trang-nay")]
    [InlineData("/can-bo/khong-co")]
    [InlineData("/anh.png")]
    public async Task What_does_not_exist_is_not_found_in_words(string url)
    {
        using var anybody = (await TestPlatform.OnAsync(Databases.Sqlite)).NewClient();

        var answer = await anybody.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Không có trang", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_api_route_answers_a_problem()
    {
        using var anybody = (await TestPlatform.OnAsync(Databases.Sqlite)).NewClient();

        var problem = await CaseApi.ProblemAsync(await anybody.GetAsync(new Uri("/api/v1/khong-co", UriKind.Relative)));

        Assert.Equal((404, "not-found"), (problem.Status, problem.Code));
    }
}

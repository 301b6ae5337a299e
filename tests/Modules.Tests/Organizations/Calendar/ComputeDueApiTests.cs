using System.Net;
using System.Text.Json;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Calendar;

public sealed class ComputeDueApiTests
{
    private const string Received = "received=2026-02-13T16:10:00%2B07:00";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Anybody_can_check_a_due_date(string database)
    {
        var (status, answer) = await GetAsync(database, $"{Received}&amount=5&unit=workingDay&policy=after15&organization=H02.21.02");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("2026-03-02T17:00:00+07:00", answer.GetProperty("due").GetString());
        Assert.Equal(
            "Nghỉ: 16–20/02/2026 (Tết Nguyên đán).",
            answer.GetProperty("derivation").EnumerateArray().Select(line => line.GetString()).ElementAt(1));
    }

    [Theory]
    [InlineData("2026-02-13T09:10:00Z")]
    [InlineData("2026-02-13T16:10")]
    [InlineData("2026-02-13T16:10:00+07:00")] // a plus that nobody escaped
    public async Task The_same_instant_may_be_written_in_several_ways(string received)
    {
        var (_, answer) = await GetAsync(Databases.Sqlite, $"received={received}&amount=5&unit=workingDay&policy=after15");

        Assert.Equal("2026-03-02T17:00:00+07:00", answer.GetProperty("due").GetString());
    }

    [Theory]
    [InlineData("amount=5&unit=workingDay", "received")]
    [InlineData("received=2026-13-45T16:10&amount=5&unit=workingDay", "received")]
    [InlineData("received=2026-02-13&amount=5&unit=workingDay", "received")]
    [InlineData("received=1815-02-13T10:00&amount=5&unit=workingDay", "received")]
    [InlineData("received=9999-12-31T23:59:59Z&amount=5&unit=workingDay", "received")]
    [InlineData($"{Received}&unit=workingDay", "amount")]
    [InlineData($"{Received}&amount=0&unit=workingDay", "amount")]
    [InlineData($"{Received}&amount=99999999999&unit=workingDay", "amount")]
    [InlineData($"{Received}&amount=5", "unit")]
    [InlineData($"{Received}&amount=5&unit=1", "unit")]
    [InlineData($"{Received}&amount=5&unit=fortnight", "unit")]
    [InlineData($"{Received}&amount=5&unit=day&policy=sometimes", "policy")]
    [InlineData($"{Received}&amount=5&unit=day&organization=H99", "organization")]
    public async Task A_wrong_parameter_is_named_in_vietnamese(string query, string parameter)
    {
        var (status, problem) = await GetAsync(Databases.Sqlite, query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(parameter, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        Assert.Contains($"Tham số {parameter}", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string database, string query)
    {
        using var client = (await TestPlatform.OnAsync(database)).NewClient();
        using var response = await client.GetAsync(new Uri($"/api/v1/calendar/due?{query}", UriKind.Relative));
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, document.RootElement.Clone());
    }
}

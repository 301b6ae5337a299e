using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Signing.Checking;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>Few files are judged at a time.</summary>
public sealed class ValidationTurnsTests
{
    [Fact]
    public async Task Who_comes_when_all_places_and_all_seats_are_taken_is_told_so_and_the_next_is_served()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        var turns = platform.Services.GetRequiredService<ValidationTurns>();
        using var leave = new CancellationTokenSource();
        var taken = new List<IDisposable>();
        for (var place = 0; place < turns.Places; place++)
        {
            taken.Add((await turns.TakeAsync(default))!);
        }

        var waiting = Enumerable.Range(0, turns.MostWaiting).Select(_ => turns.TakeAsync(leave.Token)).ToList();
        var (status, code, detail) = await ValidateAsync(platform);
        await leave.CancelAsync();
        await ((Task)Task.WhenAll(waiting))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        taken.ForEach(turn => turn.Dispose());

        Assert.Equal((503, "signatures.busy"), (status, code));
        Assert.Contains("gửi lại tệp", detail, StringComparison.Ordinal);
        Assert.Equal(
            "NONE", (await ValidateTests.ValidateAsync(platform, SignedCases.Paper(), "a.pdf")).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Nobody_waits_longer_than_told_and_a_turn_given_back_is_free()
    {
        using var turns = new ValidationTurns(1, 2, TimeSpan.FromMilliseconds(50));
        using (await turns.TakeAsync(default))
        {
            Assert.Null(await turns.TakeAsync(default));
        }

        using var turn = await turns.TakeAsync(default);
        Assert.NotNull(turn);
    }

    private static async Task<(int Status, string Code, string Detail)> ValidateAsync(TestPlatform platform)
    {
        using var anyone = platform.NewClient();
        using var body = new MultipartFormDataContent { { new ByteArrayContent("xin chào"u8.ToArray()), "file", "a.txt" } };
        return await CaseApi.ProblemAsync(await anyone.PostAsync(new Uri("/api/v1/signatures/validate", UriKind.Relative), body));
    }
}

using System.Text.Json;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Processing;

/// <summary>The worklist as a commune's own software reads it.</summary>
public sealed class WorklistApiTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_finds_the_steps_that_wait_and_completes_them_by_what_it_reads(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var (first, second) = (await api.FileAsync(CaseApi.Birth()), await api.FileAsync(CaseApi.Birth()));

        var waiting = await api.GetAsync($"worklist?organization={CaseApi.Commune}");
        Assert.Equal([first, second], Codes(waiting));
        var item = waiting.GetProperty("items")[0];
        Assert.Equal(CaseApi.Commune, item.GetProperty("organization").GetString());
        Assert.Equal("Mới nộp", item.GetProperty("statusName").GetString());
        Assert.EndsWith("+07:00", item.GetProperty("due").GetString(), StringComparison.Ordinal);
        await api.ForwardAsync(first, item.GetProperty("step").GetString()!);

        Assert.Equal([second], Codes(await api.GetAsync($"worklist?organization={CaseApi.Commune}&view=new")));
        var today = await api.GetAsync($"worklist?organization={CaseApi.Commune}&view=overdue");
        Assert.Empty(Codes(today));
        // The counts are of all views, also beside an empty one.
        Assert.Equal((2, 1, 0), (Count(today, "mine"), Count(today, "new"), Count(today, "overdue")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Its_pages_hold_every_step_once(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var codes = new List<string>();
        for (var number = 0; number < 7; number++)
        {
            codes.Add(await api.FileAsync(CaseApi.Birth()));
        }

        var read = new List<string>();
        string? next = null;
        do
        {
            var page = await api.GetAsync($"worklist?size=3&after={next}");
            read.AddRange(Codes(page));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.Equal(codes, read);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_cannot_be_answered_is_told(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);

        Assert.Equal((422, "worklist.view"), await RefusedAsync(api, "view=tat-ca"));
        Assert.Equal((422, "worklist.view"), await RefusedAsync(api, "view=17"));
        Assert.Equal((422, "input.out-of-bounds"), await RefusedAsync(api, "size=0"));
        Assert.Equal((422, "input.out-of-bounds"), await RefusedAsync(api, "size=101"));
        // One that is not there, and one where the program has no post.
        Assert.Equal((422, "worklist.organization"), await RefusedAsync(api, "organization=H99.99"));
        Assert.Equal((422, "worklist.organization"), await RefusedAsync(api, "organization=H02.21.05"));
    }

    private static List<string> Codes(JsonElement answer) =>
        [.. answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!)];

    private static int Count(JsonElement answer, string view) => answer.GetProperty("counts").GetProperty(view).GetInt32();

    private static async Task<(int Status, string Code)> RefusedAsync(CaseApi api, string query)
    {
        var problem = await CaseApi.ProblemAsync(await api.Client.GetAsync(new Uri($"/api/v1/worklist?{query}", UriKind.Relative)));
        return (problem.Status, problem.Code);
    }
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Jobs;

public sealed class JobTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory]
    [InlineData("2026-03-04T01:00:00+07:00", "2026-03-04T02:10:00+07:00")]
    [InlineData("2026-03-04T02:10:00+07:00", "2026-03-04T12:10:00+07:00")]
    [InlineData("2026-03-03T19:11:00Z", "2026-03-04T12:10:00+07:00")]
    [InlineData("2026-12-31T23:59:59+07:00", "2027-01-01T02:10:00+07:00")]
    public void Hours_are_those_of_clocks_in_Vietnam(string now, string due)
    {
        var schedule = JobSchedule.Daily(new TimeOnly(12, 10), new TimeOnly(2, 10));

        Assert.Equal(DateTimeOffset.Parse(due, null), schedule.After(DateTimeOffset.Parse(now, null)));
        Assert.Equal("hằng ngày lúc 02:10, 12:10", schedule.Words);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_many_nodes_one_does_what_is_due_and_it_comes_round_again(string database)
    {
        await using var ground = await Ground.LayAsync(database);
        var nodes = Enumerable.Range(0, 8).Select(_ => ground.Node()).ToList();

        var done = await Task.WhenAll(nodes.Select(node => node.RunAsync(default)));

        Assert.Equal(1, ground.Runs);
        Assert.Single(done.SelectMany(names => names));
        Assert.Empty(await ground.Node().RunAsync(default));
        ground.Platform.Clock.Move(TimeSpan.FromHours(2));
        await ground.Node().RunAsync(default);
        Assert.Equal(2, ground.Runs);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_dead_node_left_is_done_by_another_and_not_before_it_is_known_to_be_dead(string database)
    {
        await using var ground = await Ground.LayAsync(database);
        await ground.DieAtItAsync();

        ground.Platform.Clock.Move(JobTable.Held / 2);
        Assert.Empty(await ground.Node().RunAsync(default));
        ground.Platform.Clock.Move(JobTable.Held);

        Assert.Single(await ground.Node().RunAsync(default));
        Assert.Equal(1, ground.Runs);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_failure_is_told_tried_again_soon_and_forgotten_when_it_went_well(string database)
    {
        await using var ground = await Ground.LayAsync(database);
        ground.Fails = true;

        await ground.Node().RunAsync(default);
        var failed = await ground.StateAsync();
        ground.Fails = false;
        ground.Platform.Clock.Move(TimeSpan.FromMinutes(3));
        await ground.Node().RunAsync(default);
        var mended = await ground.StateAsync();

        Assert.Equal((1, "InvalidOperationException"), (failed.Failures, failed.LastError));
        Assert.True(failed.NextAt - failed.EndedAt < TimeSpan.FromMinutes(3), $"{failed.NextAt - failed.EndedAt}");
        Assert.Equal((0, null), (mended.Failures, mended.LastError));
        Assert.Equal(2, ground.Runs);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_administrator_sees_them_all_and_has_one_run_now(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri");
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var page = await administrator.GetPageAsync("/can-bo/viec-dinh-ky");
        var form = page.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First();
        using var asked = await administrator.SubmitAsync(form);
        var again = await administrator.GetPageAsync("/can-bo/viec-dinh-ky");
        using var unknown = await administrator.SubmitAsync(form, ("viec", "khong.co"));
        using var foreign = await clerk.GetAsync(new Uri("/can-bo/viec-dinh-ky", UriKind.Relative));

        Assert.Contains("Xoá tệp không hồ sơ, bản nháp nào dùng", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("hằng ngày lúc 02:30, 12:30", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("Đã cho chạy ngay", again.MainText(), StringComparison.Ordinal);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, foreign.StatusCode);
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        Assert.True(await db.Audit.AnyAsync(row => row.Action == "JobAsked" && row.SubjectType == "job"));
    }

    /// <summary>One job, whose runs are counted, and as many nodes as a test wants.</summary>
    private sealed class Ground(TestPlatform platform, string name) : IAsyncDisposable, IJob
    {
        private readonly ConcurrentBag<DateTimeOffset> runs = [];

        public TestPlatform Platform => platform;

        public bool Fails { get; set; }

        public int Runs => runs.Count;

        private PlannedJob Job => new(new JobPlan(name, "Việc thử", JobSchedule.Every(TimeSpan.FromHours(1))), _ => this);

        public static async Task<Ground> LayAsync(string database)
        {
            var ground = new Ground(await TestPlatform.StartAsync(database), $"test.{Guid.CreateVersion7():N}");
            await ground.TableAsync(table => table.EnsureAsync(default));
            ground.Platform.Clock.Move(TimeSpan.FromMinutes(1));
            return ground;
        }

        public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
        {
            runs.Add(now);
            await Task.Delay(50, cancellation);
            if (Fails)
            {
                throw new InvalidOperationException("As it was told to.");
            }
        }

        public JobTurn Node() => new(
            platform.Services.GetRequiredService<IServiceScopeFactory>(), [Job], platform.Clock, NullLogger<JobTurn>.Instance);

        public Task DieAtItAsync() => TableAsync(table => table.TakeAsync(name, default));

        public async Task<JobState> StateAsync()
        {
            await using var scope = platform.NewScope();
            return await scope.ServiceProvider.GetRequiredService<KernelDb>().Jobs.AsNoTracking().SingleAsync(job => job.Name == name);
        }

        public ValueTask DisposeAsync() => platform.DisposeAsync();

        private async Task TableAsync(Func<JobTable, Task> ask)
        {
            await using var scope = platform.NewScope();
            var of = scope.ServiceProvider;
            await ask(new JobTable(of.GetRequiredService<KernelDb>(), of.GetRequiredService<Work>(), [Job], platform.Clock));
        }
    }
}

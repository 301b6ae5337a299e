using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Results;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>
/// The one door for change: what an error, or an exception, leaves of it, also when the same request saves something else later.
/// </summary>
public sealed class ChangeTests
{
    private static readonly Error Refused = Error.Invalid("test.refused", "Chưa được.");
    private static readonly Error Overtaken = Error.Conflict("test.overtaken", "Có người nhanh hơn.");

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_change_that_goes_well_is_saved_with_its_traces(string database)
    {
        await using var test = await Ground.OnAsync(database);

        var done = await test.Work.ChangeAsync(Overtaken, test.LeavingAsync("well"), default);

        Assert.True(done.Ok);
        Assert.Equal((1, 1, 1), await test.LeftAsync("well"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_a_refused_change_a_later_save_takes_nothing_along(string database)
    {
        await using var test = await Ground.OnAsync(database);

        var refused = await test.Work.ChangeAsync(Overtaken, test.LeavingAsync("refused", then: Refused), default);
        await test.LookAsync();

        Assert.Equal(Refused, refused.Error);
        Assert.Equal((0, 0, 0), await test.LeftAsync("refused"));
        Assert.Equal(1, await test.LooksAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_throws_leaves_nothing_either(string database)
    {
        await using var test = await Ground.OnAsync(database);

        await Assert.ThrowsAsync<TimeoutException>(() => test.Work.ChangeAsync<Done>(
            Overtaken,
            async () =>
            {
                await test.LeavingAsync("thrown")();
                throw new TimeoutException();
            },
            default,
            fromStart: true));
        await test.LookAsync();

        Assert.Equal((0, 0, 0), await test.LeftAsync("thrown"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_change_that_leaves_no_event_is_refused_unless_it_says_why(string database)
    {
        await using var test = await Ground.OnAsync(database);

        await Assert.ThrowsAsync<UnauditedChangeException>(
            () => test.Work.ChangeAsync(Overtaken, test.Leaving("silent", audited: false), default));
        await test.LookAsync();
        var draft = await test.Work.ChangeAsync(Overtaken, test.Leaving("draft", audited: false), default, unaudited: "nobody else's");
        await Assert.ThrowsAsync<UnauditedChangeException>(
            () => test.Work.ChangeAsync(Overtaken, test.Leaving("silent again", audited: false), default));

        Assert.True(draft.Ok);
        Assert.Equal((0, 0, 0), await test.LeftAsync("silent"));
        Assert.Equal((1, 0, 1), await test.LeftAsync("draft"));
        Assert.Equal((0, 0, 0), await test.LeftAsync("silent again"));
    }

    [Theory]
    [InlineData("024190000456")]
    [InlineData("121345678")]
    public async Task No_id_number_names_what_an_event_is_about(string number)
    {
        await using var scope = (await TestPlatform.OnAsync(Databases.Sqlite)).NewScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();

        Assert.Throws<ArgumentException>(() => db.Record(Actor.System, DateTimeOffset.UnixEpoch, "Tested", "person", number));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_part_that_fails_takes_the_whole_with_it(string database)
    {
        await using var test = await Ground.OnAsync(database);

        var whole = await test.Work.ChangeAsync<Done>(
            Overtaken,
            async () =>
            {
                await test.LeavingAsync("outer")();
                return await test.Work.ChangeAsync(Overtaken, test.LeavingAsync("inner", then: Refused), default, fromStart: true);
            },
            default);
        await test.LookAsync();

        Assert.Equal(Refused, whole.Error);
        Assert.Equal((0, 0, 0), await test.LeftAsync("outer"));
        Assert.Equal((0, 0, 0), await test.LeftAsync("inner"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_ignores_that_a_part_failed_is_told(string database)
    {
        await using var test = await Ground.OnAsync(database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Work.ChangeAsync<Done>(
            Overtaken,
            async () =>
            {
                await test.LeavingAsync("before")();
                await test.Work.ChangeAsync(Overtaken, test.LeavingAsync("part", then: Refused), default);
                return new Done();
            },
            default));

        Assert.Equal((0, 0, 0), await test.LeftAsync("before"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_part_that_needs_the_transaction_commits_only_with_the_whole(string database)
    {
        await using var test = await Ground.OnAsync(database);

        var whole = await test.Work.ChangeAsync<Done>(
            Overtaken,
            async () =>
            {
                var part = await test.Work.ChangeAsync(Overtaken, test.LeavingAsync("part"), default, fromStart: true);
                return part.Ok ? Refused : part.Error;
            },
            default);
        var again = await test.Work.ChangeAsync(Overtaken, test.LeavingAsync("next"), default);

        Assert.Equal(Refused, whole.Error);
        Assert.Equal((0, 0, 0), await test.LeftAsync("part"));
        Assert.True(again.Ok);
        Assert.Equal((1, 1, 1), await test.LeftAsync("next"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task In_the_transaction_of_others_an_error_leaves_their_traces_alone(string database)
    {
        await using var test = await Ground.OnAsync(database);
        await using (var transaction = await test.Work.BeginAsync(default))
        {
            await test.LeavingAsync("theirs")();
            await test.Work.SaveAsync(default);
            await test.Work.ChangeAsync(Overtaken, test.LeavingAsync("ours", then: Refused), default);
            await transaction.CommitAsync(default);
        }

        Assert.Equal((1, 1, 1), await test.LeftAsync("theirs"));
        Assert.Equal((0, 0, 0), await test.LeftAsync("ours"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Half_a_change_in_the_transaction_of_others_is_never_committed(string database)
    {
        await using var test = await Ground.OnAsync(database);
        await using (var transaction = await test.Work.BeginAsync(default))
        {
            await test.Work.ChangeAsync<Done>(
                Overtaken,
                async () =>
                {
                    await test.LeavingAsync("half")();
                    await test.Work.SaveAsync(default);
                    return Refused;
                },
                default);
            await Assert.ThrowsAsync<SpoiledTransactionException>(() => transaction.CommitAsync(default));
        }

        Assert.Equal((0, 0, 0), await test.LeftAsync("half"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_that_add_the_same_once_the_second_is_told(string database)
    {
        await using var first = await Ground.OnAsync(database);
        await using var second = await Ground.OnAsync(database);
        var key = Guid.CreateVersion7().ToString();

        var won = await first.Work.ChangeAsync(Overtaken, first.LeavingAsync(key), default);
        var lost = await second.Work.ChangeAsync(Overtaken, second.LeavingAsync(key), default);
        await second.LookAsync();

        Assert.True(won.Ok);
        Assert.Equal(Overtaken, lost.Error);
        Assert.Equal(1, (await first.LeftAsync(key)).Rows);
    }

    /// <summary>One request of a use case that adds a row, an audit event and news under a name.</summary>
    private sealed class Ground(TestPlatform platform, AsyncServiceScope scope) : IAsyncDisposable
    {
        private readonly string run = Guid.CreateVersion7().ToString("N");

        public Work Work { get; } = scope.ServiceProvider.GetRequiredService<Work>();

        private KernelDb Db { get; } = scope.ServiceProvider.GetRequiredService<KernelDb>();

        public static async Task<Ground> OnAsync(string database)
        {
            var platform = await TestPlatform.OnAsync(database);
            return new Ground(platform, platform.NewScope());
        }

        public Func<Task<Result<Done>>> LeavingAsync(string name, Error? then = null) => Leaving(name, audited: true, then);

        public Func<Task<Result<Done>>> Leaving(string name, bool audited, Error? then = null) => () =>
        {
            var at = DateTimeOffset.UnixEpoch;
            // A whole key is shared by two runs, a name is not.
            var key = Guid.TryParse(name, out _) ? name : run + name;
            Db.Answers.Add(new IdempotentAnswer { Caller = "change-test", Key = key, RequestHash = "", At = at, Answer = "{}" });
            if (audited)
            {
                Db.Record(Actor.System, at, "Tested", "test", run + name);
            }

            // Heard by the portal, which has nobody to tell.
            Db.Notify(new Notice { Kind = "test", Words = run + name, Link = "/", LinkWords = "", At = at });
            return Task.FromResult<Result<Done>>(then is null ? new Done() : then);
        };

        /// <summary>What a page does that shows itself again: it reads, and the look is audited.</summary>
        public Task LookAsync()
        {
            Db.Record(Actor.System, DateTimeOffset.UnixEpoch, "Tested", "test", run + "look");
            return Work.SaveAsync(default);
        }

        public async Task<int> LooksAsync() => (await LeftAsync("look")).Audit;

        public async Task<(int Rows, int Audit, int News)> LeftAsync(string name)
        {
            await using var fresh = platform.NewScope();
            var db = fresh.ServiceProvider.GetRequiredService<KernelDb>();
            var key = Guid.TryParse(name, out _) ? name : run + name;
            return (
                await db.Answers.CountAsync(row => row.Caller == "change-test" && row.Key == key),
                await db.Audit.CountAsync(row => row.SubjectId == run + name),
                await db.Outbox.CountAsync(row => row.Payload.Contains(run + name)));
        }

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}

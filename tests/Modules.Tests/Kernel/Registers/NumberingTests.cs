using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Results;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Registers;

public sealed class NumberingTests
{
    private const int Clerks = 32;
    private static readonly RegisterPlan Plan = new("Văn bản đi", "{số:2}/QĐ-UBND");

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Clerks_at_once_take_every_number_once_and_who_fails_leaves_no_gap(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var key = NewKey();

        var given = await Task.WhenAll(Enumerable.Range(1, Clerks).Select(clerk => InScopeAsync(platform, async services =>
            await services.GetRequiredService<Work>().ChangeAsync<GivenNumber>(
                Failed,
                async () =>
                {
                    var number = await services.GetRequiredService<Numbering>()
                        .TakeAsync(key, Plan, new NumberUse($"văn bản {clerk}"), Actor.System, default);
                    return clerk % 4 == 0 ? Failed : number;
                },
                default, fromStart: true))));

        var taken = given.Where(result => result.Ok).Select(result => result.Value!).OrderBy(number => number.Number).ToList();
        Assert.Equal(Enumerable.Range(1, Clerks * 3 / 4), taken.Select(number => number.Number));
        Assert.Equal("01/QĐ-UBND", taken[0].Text);
        var rows = await RowsAsync(platform, taken[0].RegisterId);
        Assert.Equal(taken.Select(number => number.Text), rows.Select(row => row.Text).Reverse());
        Assert.Equal(taken.Count, await AuditAsync(platform, taken[0].RegisterId, "NumberTaken"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_register_opened_in_mid_year_goes_on_where_the_paper_one_stands(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var key = NewKey();

        var opened = await ChangeAsync(platform, numbering =>
            numbering.OpenAsync(key, Plan with { First = 512 }, Actor.System, default));
        var again = await ChangeAsync(platform, numbering => numbering.OpenAsync(key, Plan, Actor.System, default));
        // What the module says of a register that is open already does not count: the agency chose.
        var first = await TakeAsync(platform, key, Plan with { Format = "{số}/KHÁC" });
        var second = await TakeAsync(platform, key, Plan);
        var nextYear = await TakeAsync(platform, key with { Year = key.Year + 1 }, Plan);

        Assert.True(opened.Ok);
        Assert.Equal("registers.opened", again.Error?.Code);
        Assert.Equal(("512/QĐ-UBND", "513/QĐ-UBND", "01/QĐ-UBND"), (first.Text, second.Text, nextYear.Text));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_is_held_used_and_voided_and_stays_in_the_register(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var key = NewKey() with { Year = 0, Book = "02" };
        var plan = new RegisterPlan("Đăng ký khai sinh", "{quyển}-{số:3}");
        var until = new DateOnly(2026, 3, 31);

        var held = await HoldAsync(platform, key, plan, until);
        var other = await HoldAsync(platform, key, plan, until);
        Assert.Equal(("02-001", "02-002"), (held.Text, other.Text));
        Assert.All(await RowsAsync(platform, held.RegisterId), row =>
            Assert.Equal((NumberState.Held, until), (row.State, row.HeldUntil)));

        Assert.True((await UseAsync(platform, held, "giấy khai sinh")).Ok);
        Assert.Equal("registers.not-held", (await UseAsync(platform, held, "giấy khác")).Error?.Code);
        Assert.True((await VoidAsync(platform, other)).Ok);
        Assert.Equal("registers.void", (await VoidAsync(platform, other)).Error?.Code);
        Assert.Equal("registers.void", (await UseAsync(platform, other, "giấy khác")).Error?.Code);
        Assert.Equal("registers.unknown-number", (await VoidAsync(platform, other with { Number = 9 })).Error?.Code);
        var third = await TakeAsync(platform, key, plan);

        var rows = await RowsAsync(platform, held.RegisterId);
        Assert.Equal(
            [(3, NumberState.Used), (2, NumberState.Void), (1, NumberState.Used)], rows.Select(row => (row.Number, row.State)));
        Assert.Equal(("viết sai", "Nền tảng"), (rows[1].VoidReason, rows[1].VoidedBy));
        Assert.Equal(("giấy khai sinh", (DateOnly?)null), (rows[2].Words, rows[2].HeldUntil));
        Assert.Equal("02-003", third.Text);
        Assert.Equal(2, await AuditAsync(platform, held.RegisterId, "NumberHeld"));
        Assert.Equal(1, await AuditAsync(platform, held.RegisterId, "HeldNumberUsed"));
        Assert.Equal(1, await AuditAsync(platform, held.RegisterId, "NumberVoided"));
    }

    [Theory]
    [InlineData("{số}/{năm}", true, false, null)]
    [InlineData("{quyển}/{số:4}", false, true, null)]
    [InlineData("QĐ-UBND", true, false, "Mẫu số phải có {số}")]
    [InlineData("{số}{số}", true, false, "Mẫu số phải có {số}")]
    [InlineData("{số}/{cơ quan}", true, false, "Trong ngoặc { }")]
    [InlineData("{số}/{năm}", false, true, "bỏ {năm}")]
    [InlineData("{số}/{quyển}", true, false, "bỏ {quyển}")]
    [InlineData("", true, false, "Ghi mẫu số")]
    public void A_format_is_judged_in_words(string format, bool hasYear, bool hasBook, string? fault)
    {
        var found = NumberFormat.Fault(format, hasYear, hasBook);

        Assert.Equal(fault is null, found is null);
        Assert.Contains(fault ?? "", found ?? "", StringComparison.Ordinal);
    }

    private static readonly Error Failed = Error.Conflict("test.failed", "Thử.");

    private static RegisterKey NewKey() => new(Guid.CreateVersion7(), "test.outgoing", 2026);

    private static Task<GivenNumber> TakeAsync(TestPlatform platform, RegisterKey key, RegisterPlan plan) =>
        NumberAsync(platform, numbering => numbering.TakeAsync(key, plan, new NumberUse("văn bản"), Actor.System, default));

    private static Task<GivenNumber> HoldAsync(TestPlatform platform, RegisterKey key, RegisterPlan plan, DateOnly until) =>
        NumberAsync(platform, numbering => numbering.HoldAsync(key, plan, "để dành", until, Actor.System, default));

    private static async Task<GivenNumber> NumberAsync(TestPlatform platform, Func<Numbering, Task<GivenNumber>> take) =>
        (await ChangeAsync<GivenNumber>(platform, async numbering => await take(numbering))).Value!;

    private static Task<Result<GivenNumber>> UseAsync(TestPlatform platform, GivenNumber number, string words) =>
        ChangeAsync(platform, numbering =>
            numbering.UseAsync(number.RegisterId, number.Number, new NumberUse(words), Actor.System, default));

    private static Task<Result<GivenNumber>> VoidAsync(TestPlatform platform, GivenNumber number) => ChangeAsync(platform, numbering =>
        numbering.VoidAsync(number.RegisterId, number.Number, "viết sai", Actor.System, default));

    private static Task<Result<T>> ChangeAsync<T>(TestPlatform platform, Func<Numbering, Task<Result<T>>> change) =>
        InScopeAsync(platform, services => services.GetRequiredService<Work>().ChangeAsync(
            Failed, () => change(services.GetRequiredService<Numbering>()), default, fromStart: true));

    private static Task<IReadOnlyList<NumberView>> RowsAsync(TestPlatform platform, Guid registerId) => InScopeAsync(platform, services =>
        services.GetRequiredService<RegisterReading>().NumbersAsync(registerId, null, null, default));

    private static Task<int> AuditAsync(TestPlatform platform, Guid registerId, string action) => InScopeAsync(platform, services =>
        services.GetRequiredService<KernelDb>().Audit
            .CountAsync(row => row.SubjectId == registerId.ToString() && row.Action == action));

    private static async Task<T> InScopeAsync<T>(TestPlatform platform, Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = platform.NewScope();
        return await use(scope.ServiceProvider);
    }
}

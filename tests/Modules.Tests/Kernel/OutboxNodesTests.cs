using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>Several nodes deliver the news of one database.</summary>
public sealed class OutboxNodesTests
{
    private const int Many = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Two_nodes_that_deliver_at_once_handle_each_message_once()
    {
        await using var first = await OutboxNode.StartAsync(null);
        await using var second = await OutboxNode.StartAsync(first);
        await first.TellAsync(Many);

        await Task.WhenAll(first.DeliverAsync(), second.DeliverAsync());

        await EventuallyAsync(async () => await first.WaitingAsync() == 0);
        var told = await first.ToldAsync();
        Assert.Equal(Many, told.Count);
        Assert.All(told, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task What_another_node_has_is_left_to_it_and_the_rest_handled_once()
    {
        await using var node = await OutboxNode.StartAsync(null);
        await node.TellAsync(5);

        // Claimed one, one, two, the rest: the fourth comes together with the third.
        await node.TakeWhileSomebodyWaitsAsync(3, async () =>
        {
            await node.DeliverAsync();
            await EventuallyAsync(node.IsSomebodyWaitingAsync);
        });

        await EventuallyAsync(async () => await node.WaitingAsync() == 0);
        var told = await node.ToldAsync();
        Assert.Equal(4, told.Count);
        Assert.All(told, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task News_that_a_node_does_not_know_wait_for_one_that_does_and_are_shown()
    {
        await using var stranger = await OutboxNode.StartAsync(null, knowsNews: false);
        await using var knowing = await OutboxNode.StartAsync(stranger);
        await stranger.TellAsync(3);

        await stranger.DeliverAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));   // time to do it wrong
        var faults = await stranger.FaultsAsync();
        await knowing.DeliverAsync();

        Assert.Contains("3 tin loại tests.told", Assert.Single(faults), StringComparison.Ordinal);
        await EventuallyAsync(async () => await knowing.WaitingAsync() == 0);
        Assert.Equal([1, 1, 1], await knowing.ToldAsync());
        Assert.Empty(await knowing.FaultsAsync());
    }

    [Fact]
    public async Task News_of_a_node_whose_clock_runs_ahead_does_not_wait_for_the_hour()
    {
        await using var ahead = await OutboxNode.StartAsync(null);
        await using var other = await OutboxNode.StartAsync(ahead);
        ahead.Clock.Move(TimeSpan.FromHours(8));
        await ahead.TellAsync(3);

        await other.DeliverAsync();

        await EventuallyAsync(async () => await other.WaitingAsync() == 0);
    }

    [Fact]
    public async Task A_message_that_fails_holds_up_no_other_and_is_tried_again_even_when_the_clock_was_put_back()
    {
        await using var node = await OutboxNode.StartAsync(null);
        node.Clock.Move(TimeSpan.FromHours(8));
        node.Broken = true;
        await node.TellAsync(1);
        await node.DeliverAsync();
        await EventuallyAsync(async () => await node.AttemptsAsync() > 0);
        await node.TellAsync(5, isGood: true);
        await EventuallyAsync(async () => await node.WaitingAsync() == 1);

        node.Clock.Move(TimeSpan.FromHours(-8));
        node.Broken = false;

        await EventuallyAsync(async () => await node.WaitingAsync() == 0);
        Assert.All(await node.ToldAsync(), times => Assert.Equal(1, times));
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Longest, "It did not happen in time.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}

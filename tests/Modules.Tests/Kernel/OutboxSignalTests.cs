using XaDienTu.Kernel.Outbox;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class OutboxSignalTests
{
    [Fact]
    public async Task Raised_often_it_wakes_once_and_can_be_raised_again()
    {
        using var signal = new OutboxSignal();
        signal.Raise();
        signal.Raise();

        Assert.True(await signal.WaitAsync(TimeSpan.Zero, default));
        Assert.False(await signal.WaitAsync(TimeSpan.Zero, default));
        signal.Raise();
        Assert.True(await signal.WaitAsync(TimeSpan.Zero, default));
    }
}

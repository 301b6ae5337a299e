using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>Waits for what a background worker does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<Task<bool>> holds)
    {
        var until = TimeProvider.System.GetUtcNow() + Longest;
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "It did not happen in time.");
            await Task.Delay(100);
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class SeedsTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task One_edition_is_loaded_once_however_many_nodes_start_and_the_next_edition_again(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var name = $"test.{Guid.CreateVersion7()}";
        var loads = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LoadAsync(platform, name, "first", () => Interlocked.Increment(ref loads))));
        Assert.Equal(1, loads);

        await LoadAsync(platform, name, "second", () => loads++);
        await LoadAsync(platform, name, "second", () => loads++);
        Assert.Equal(2, loads);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_load_that_failed_is_tried_again(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var name = $"test.{Guid.CreateVersion7()}";
        var loads = 0;

        await Assert.ThrowsAsync<InvalidDataException>(() => LoadAsync(platform, name, "first", () => throw new InvalidDataException()));
        await LoadAsync(platform, name, "first", () => loads++);

        Assert.Equal(1, loads);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_demonstration_after_a_start_in_earnest_has_its_programs_again(string database)
    {
        var settings = Databases.Settings(database);
        await using (await TestPlatform.StartAsync(database, settings))
        {
            // Leaves accounts and programs behind.
        }

        await using (await TestPlatform.StartAsync(database, [.. settings, "--demo", "false"]))
        {
            // Takes the programs away.
        }

        await using var again = await TestPlatform.StartAsync(database, settings);
        using var client = await again.ApiClientAsync();
        Assert.True((await client.GetAsync(new Uri("/api/v1/accounts/me", UriKind.Relative))).IsSuccessStatusCode);
    }

    private static async Task LoadAsync(TestPlatform platform, string name, string stamp, Action load)
    {
        await using var scope = platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<Seeds>().LoadOnceAsync(
            name,
            stamp,
            () =>
            {
                load();
                return Task.CompletedTask;
            },
            CancellationToken.None);
    }
}

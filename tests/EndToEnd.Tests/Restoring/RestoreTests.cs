using System.Globalization;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Restoring;

/// <summary>The drill: a copy is made while cases come in, everything is lost, the copy comes back elsewhere and is used and judged
/// there.</summary>
public sealed class RestoreTests : IDisposable
{
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(1);
    private readonly string folder = Directory.CreateTempSubdirectory("xdt-drill-").FullName;

    private string Copies => Path.Combine(folder, "copies");

    [Fact(Timeout = 240_000)]
    public async Task An_office_comes_back_from_the_copy_of_its_running_database()
    {
        string[] lost = Settings(Databases.Sqlite, "lost"), found = Settings(Databases.Sqlite, "found");
        IReadOnlyList<FiledPaper> before = [];
        IReadOnlyCollection<string> sent;
        using (var host = await HostProcess.StartAsync(Ports.Take(), lost))
        {
            using var counter = await Counter.OpenAsync(host);
            await counter.WhileFilingAsync(async () =>
            {
                await Task.Delay(Load, TestContext.Current.CancellationToken);
                before = counter.Acknowledged;
                await HostCommand.DoneAsync(["backup", "--to", Copies, .. lost]);
                await host.KillAsync();
            });
            sent = counter.Sent;
        }

        await HostCommand.DoneAsync(["restore", "--from", Copies, .. found]);
        var place = new RestoredPlace(Databases.Sqlite, found);
        var marks = await place.UseAsync(before);
        Assert.Subset(sent.ToHashSet(), marks.ToHashSet());
        await NothingIsOverwrittenAsync(found);
        await place.NamesEveryDamageAsync(before);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_province_comes_back_as_it_was_at_a_moment()
    {
        PostgresServer.SkipWhereMissing();
        using var cluster = await PostgresServer.NewAsync();
        await cluster.ArchiveAsync();
        string[] lost = Settings(Databases.Postgres, "lost", cluster);
        IReadOnlyList<FiledPaper> before;
        string moment;
        using (var host = await HostProcess.StartAsync(Ports.Take(), lost))
        {
            using var counter = await Counter.OpenAsync(host);
            await counter.WhileFilingAsync(() => HostCommand.DoneAsync(["backup", "--to", Copies, .. lost]));
            before = counter.Acknowledged;
            await Task.Delay(100, TestContext.Current.CancellationToken);
            moment = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await counter.WhileFilingAsync(() => Task.Delay(Load / 2));
            Assert.True(counter.Acknowledged.Count > before.Count, "Nothing was filed after the moment.");
            await HostCommand.DoneAsync(["backup", "--only", "files", "--to", Copies, .. lost]);
            await host.KillAsync();
        }

        await cluster.ArchiveRestAsync();
        await cluster.KillAsync();
        using var second = await PostgresServer.PlaceAsync();
        await Shell.RunAsync(
            Path.Combine(HostBuild.Repository, "ops", "restore-postgres"),
            "--from", Copies, "--cluster", second.Data, "--port", second.Port.ToString(CultureInfo.InvariantCulture), "--archive",
            cluster.Archive, "--until", moment);
        string[] found = Settings(Databases.Postgres, "found", second);
        await HostCommand.DoneAsync(["restore", "--from", Copies, .. found]);
        var place = new RestoredPlace(Databases.Postgres, found);
        Assert.Equal(before.Select(paper => paper.Mark).Order(), (await place.UseAsync(before)).Order());
        await place.NamesEveryDamageAsync(before);
        await ALogicalCopyDoesItTooAsync(place, Settings(Databases.Postgres, "other", second, "other"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task ALogicalCopyDoesItTooAsync(RestoredPlace place, string[] other)
    {
        await place.MendAsync();
        var copies = Path.Combine(folder, "logical");
        await HostCommand.DoneAsync(["backup", "--kind", "logical", "--to", copies, .. place.Settings]);
        await HostCommand.DoneAsync(["restore", "--from", copies, .. other]);
    }

    private async Task NothingIsOverwrittenAsync(string[] found)
    {
        var (code, said) = await HostCommand.RunAsync(["restore", "--from", Copies, .. found]);
        Assert.Equal(1, code);
        Assert.Contains("không ghi đè", said, StringComparison.Ordinal);
    }

    private string[] Settings(string database, string name, PostgresServer? server = null, string databaseName = "xadientu") =>
    [
        "--provider", database, "--data", Path.Combine(folder, name),
        .. server is null ? Array.Empty<string>() : ["--connectionString", server.ConnectionString(databaseName)],
    ];
}

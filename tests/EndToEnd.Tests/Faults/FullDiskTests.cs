using System.Diagnostics;
using System.Net;
using XaDienTu.EndToEnd.Tests.Load;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Faults;

/// <summary>The disk runs full while people file: they are told so, nothing is half there, and it goes on when there is room
/// again.</summary>
public sealed class FullDiskTests
{
    private const int Programs = 6;
    private const int DraftsPerCitizen = 4;
    private const int Some = 30;
    private const long Little = 3 * 1024 * 1024;
    private const long Enough = 512L * 1024 * 1024;
    private static readonly TimeSpan LongestFilling = TimeSpan.FromSeconds(40);

    [Fact(Timeout = 120_000)]
    public async Task The_embedded_database_has_no_room()
    {
        var prepared = Directory.CreateTempSubdirectory("xdt-data-").FullName;
        try
        {
            using (await HostProcess.StartAsync(Ports.Take(), SettingsOf(prepared)))
            {
                // Started once, so that what fills the disk is the filing.
            }

            using var disk = await SmallDisk.MountAsync(prepared, Little);
            var settings = SettingsOf(disk.Folder);
            await FillAsync(disk, settings, new Tables(Databases.Sqlite, settings), TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(prepared, recursive: true);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task The_folder_of_the_files_has_no_room()
    {
        using var province = await Province.CopyAsync();
        using var disk = await SmallDisk.MountAsync(province.Data, Little / 3);
        string[] settings = ["--provider", Databases.Postgres, "--data", disk.Folder, "--connectionString", province.ConnectionString];

        await FillAsync(disk, settings, new Tables(Databases.Postgres, settings), TestContext.Current.CancellationToken);
    }

    private static string[] SettingsOf(string folder) => ["--provider", Databases.Sqlite, "--data", folder];

    private static async Task FillAsync(SmallDisk disk, string[] settings, Tables tables, CancellationToken end)
    {
        using var host = await HostProcess.StartAsync(Ports.Take(), settings);
        using var crowd = await Crowd.GatherAsync(host.BaseAddress, Programs, DraftsPerCitizen);
        await host.ExplainAsync(async () =>
        {
            crowd.Start();
            var watch = Stopwatch.StartNew();
            while (!crowd.Refusals.ContainsKey("507"))
            {
                Assert.True(watch.Elapsed < LongestFilling, $"{crowd.Acknowledged} filings and still room; refused: {crowd.Refused()}");
                await Task.Delay(50, end);
            }

            // Full is no reason not to let people read.
            using var client = host.NewClient();
            using var page = await client.GetAsync(new Uri("/thu-tuc", UriKind.Relative), end);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);

            await disk.GrowAsync(Enough);
            await crowd.FileMoreAsync(Some, end);
            await crowd.EndAsync();
            await Aftermath.CheckAsync(crowd, tables);
            TestContext.Current.SendDiagnosticMessage($"{crowd.Acknowledged} filed; {crowd.Refused()}");
        });
    }
}

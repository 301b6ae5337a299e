using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>What the drill with real processes does not reach; the embedded database, since a copy of a cluster takes every test's database
/// along.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("xdt-copies-").FullName;

    [Fact]
    public async Task A_second_copy_brings_only_the_new_files_and_a_broken_one_fails_it_by_name()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        await KeepAsync(platform, "first");
        Assert.Contains("chép thêm 1 tệp", (await BackUpAsync(platform)).Said, StringComparison.Ordinal);

        await KeepAsync(platform, "second");
        Assert.Contains("chép thêm 1 tệp", (await BackUpAsync(platform)).Said, StringComparison.Ordinal);

        var broken = await KeepAsync(platform, "third");
        var path = platform.Services.GetRequiredService<IFilePlace>().AddressOf(broken);
        await File.AppendAllTextAsync(path, "!");
        var (whole, said) = await BackUpAsync(platform);
        Assert.False(whole);
        Assert.Contains(broken, said, StringComparison.Ordinal);
        Assert.False(File.Exists(new FolderPlace(Path.Combine(root, "files")).AddressOf(broken)));
    }

    [Fact]
    public async Task A_copy_keeps_what_it_holds_to_its_owner_and_the_secret_apart_where_asked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        var apart = Path.Combine(root, "apart");
        await BackUpAsync(platform, apart);
        var copy = Restore.Choose(root, null);

        Assert.False(Directory.Exists(Path.Combine(copy, "secrets")));
#pragma warning disable CA1416 // Not reached there.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(apart, "keystore-secret")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(copy));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task A_time_chooses_the_newest_copy_before_it_and_an_unfinished_one_is_none()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        await BackUpAsync(platform);
        var first = Restore.Choose(root, null);
        await Task.Delay(20, TestContext.Current.CancellationToken);
        await BackUpAsync(platform);
        var second = Restore.Choose(root, null);
        Directory.CreateDirectory(Path.Combine(root, "unfinished"));

        Assert.NotEqual(first, second);
        Assert.Equal(first, Restore.Choose(root, AtOf(second).AddTicks(-1)));
        Assert.Equal(second, Restore.Choose(root, AtOf(second)));
        Assert.Throws<KeepingException>(() => Restore.Choose(root, AtOf(first).AddDays(-1)));
    }

    [Fact]
    public async Task The_administrators_first_page_says_how_the_copies_stand()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        Assert.Contains("đặt lịch chạy lệnh backup", await FigureAsync(platform), StringComparison.Ordinal);

        await BackUpAsync(platform);
        var fresh = await FigureAsync(platform);
        platform.Clock.Move(TimeSpan.FromDays(3));
        var old = await FigureAsync(platform);
        var broken = await KeepAsync(platform, "third");
        await File.AppendAllTextAsync(platform.Services.GetRequiredService<IFilePlace>().AddressOf(broken), "!");
        await BackUpAsync(platform);

        Assert.Contains("đã đối chiếu từng tệp", fresh, StringComparison.Ordinal);
        Assert.DoesNotContain("quá 2 ngày", fresh, StringComparison.Ordinal);
        Assert.Contains("quá 2 ngày", old, StringComparison.Ordinal);
        Assert.Contains("thiếu 1 tệp hỏng", await FigureAsync(platform), StringComparison.Ordinal);
    }

    private static async Task<string> FigureAsync(TestPlatform platform)
    {
        using var administrator = await platform.SignInAsync("quantri");
        var page = await administrator.GetPageAsync("/can-bo");
        return page.QuerySelectorAll(".figure")
            .Single(figure => figure.TextContent.Contains("Bản sao lưu mới nhất", StringComparison.Ordinal)).TextContent;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static DateTimeOffset AtOf(string copy) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(copy, "backup.json"))).RootElement.GetProperty("databaseAt").GetDateTimeOffset();

    private static async Task<string> KeepAsync(TestPlatform platform, string words)
    {
        await using var scope = platform.NewScope();
        using var content = new MemoryStream(Papers.Pdf(words));
        var kept = await scope.ServiceProvider.GetRequiredService<FileStore>().SaveAsync(content, "giay.pdf", default);
        await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(default);
        return kept.Value!.Hash;
    }

    private async Task<(bool Whole, string Said)> BackUpAsync(TestPlatform platform, string? secretsTo = null)
    {
        await using var scope = platform.NewScope();
        using var output = new StringWriter();
        var whole = await scope.ServiceProvider.GetRequiredService<Backup>().RunAsync(root, Databases.Sqlite, secretsTo, output, default);
        return (whole, output.ToString());
    }
}

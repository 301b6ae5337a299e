using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Upkeep;
using XaDienTu.Kernel.Verifying;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Files;

/// <summary>Files in a bucket instead of a folder: the same guarantees, on a server that also fails.</summary>
public sealed class BucketTests : IDisposable
{
    private static readonly DateTimeOffset LongAfter = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string copies = Directory.CreateTempSubdirectory("xdt-copies-").FullName;

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_goes_into_the_bucket_and_comes_back_whole(string database)
    {
        using var server = await ObjectServer.StartAsync();
        await using var platform = await TestPlatform.StartAsync(database, server.Settings);
        using var api = await platform.ApiClientAsync();
        var paper = Papers.Pdf("in a bucket");

        var (status, hash) = await UploadAsync(api, paper);
        var (again, sameHash) = await UploadAsync(api, paper);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, hash), (status, again, sameHash));
        Assert.Equal(paper, await ReadAsync(api, hash));
        Assert.Empty(Directory.EnumerateFileSystemEntries(platform.Services.GetRequiredService<FileStoreOptions>().Folder));
        Assert.Empty((await CheckAsync(platform)).Faults);

        // A line that breaks in the middle is not the end of a file.
        await server.BehaveAsync("cut", "GET", times: 1);
        Assert.Equal(paper, await ReadAsync(api, hash));
    }

    [Theory]
    [InlineData("status", 500, "InternalError", HttpStatusCode.ServiceUnavailable, "Chờ 10 giây")]
    [InlineData("status", 403, "AccessDenied", HttpStatusCode.ServiceUnavailable, "Chờ 10 giây")]
    [InlineData("status", 507, "XMinioStorageFull", HttpStatusCode.InsufficientStorage, "đã đầy")]
    [InlineData("slow", 0, "", HttpStatusCode.ServiceUnavailable, "Chờ 10 giây")]
    [InlineData("cut", 0, "", HttpStatusCode.ServiceUnavailable, "Chờ 10 giây")]
    public async Task A_server_that_fails_is_told_in_words_and_nothing_half_stays(
        string kind, int fault, string code, HttpStatusCode status, string words)
    {
        using var server = await ObjectServer.StartAsync();
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, server.Settings);
        using var api = await platform.ApiClientAsync();
        var known = await UploadAsync(api, Papers.Pdf("before"));
        var paper = Papers.Pdf("while it fails");

        await server.BehaveAsync(kind, "PUT", seconds: 6, status: fault, code: code);
        using var refused = await PostAsync(api, paper);
        await server.BehaveAsync(kind, "GET", seconds: 6, status: fault, code: code);
        using var unread = await api.GetAsync(new Uri($"/api/v1/files/{known.Hash}", UriKind.Relative));
        await server.BehaveWellAsync();

        Assert.Equal((status, status), (refused.StatusCode, unread.StatusCode));
        Assert.Contains(words, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter);
        await using (var scope = platform.NewScope())
        {
            Assert.Equal(known.Hash, Assert.Single(await scope.ServiceProvider.GetRequiredService<KernelDb>().Files.ToListAsync()).Hash);
        }

        var later = await UploadAsync(api, paper);
        Assert.Equal(HttpStatusCode.Created, later.Status);
        Assert.Equal(paper, await ReadAsync(api, later.Hash));
        Assert.Empty(Directory.EnumerateFileSystemEntries(platform.Services.GetRequiredService<FileStoreOptions>().Folder));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_no_row_names_is_removed_and_what_one_names_stays(string database)
    {
        using var server = await ObjectServer.StartAsync();
        await using var platform = await TestPlatform.StartAsync(database, server.Settings);
        var (orphan, kept) = (await KeepAsync(platform, "orphan"), await KeepAsync(platform, "kept"));
        await using var scope = platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<KernelDb>().Files.Where(file => file.Hash == orphan).ExecuteDeleteAsync();
        var place = platform.Services.GetRequiredService<IFilePlace>();
        var remove = scope.ServiceProvider.GetRequiredService<RemoveOrphans>();

        // Young bytes may be of a send under way.
        await remove.SweepAsync(orphan[..2], DateTimeOffset.UnixEpoch, default);
        Assert.NotNull(await place.FindAsync(orphan, default));
        await remove.SweepAsync(orphan[..2], LongAfter, default);
        await remove.SweepAsync(kept[..2], LongAfter, default);

        Assert.Null(await place.FindAsync(orphan, default));
        Assert.NotNull(await place.FindAsync(kept, default));
    }

    [Fact]
    public async Task A_copy_brings_the_files_out_of_the_bucket_and_a_changed_one_is_named()
    {
        using var server = await ObjectServer.StartAsync();
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, server.Settings);
        var (sound, broken) = (await KeepAsync(platform, "sound"), await KeepAsync(platform, "broken"));
        var (whole, said) = await BackUpAsync(platform);
        Assert.True(whole, said);
        Assert.Contains("kho S3", said, StringComparison.Ordinal);
        Assert.True(File.Exists(new FolderPlace(Path.Combine(copies, "files")).AddressOf(sound)));

        // Into a bucket that lost everything.
        var place = platform.Services.GetRequiredService<IFilePlace>();
        await place.RemoveAsync(sound, default);
        await using (var scope = platform.NewScope())
        {
            var back = await new CopyFiles(scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>()).RunAsync(
                [new FolderPlace(Path.Combine(copies, "files"))], place, Path.Combine(copies, "way"), default);
            Assert.Equal((2, 1), (back.Count, back.Copied));
        }

        Assert.NotNull(await place.FindAsync(sound, default));
        foreach (var stored in Directory.EnumerateFiles(server.Folder, $"{broken}*_object", SearchOption.AllDirectories))
        {
            await File.AppendAllTextAsync(stored, "!");
        }

        Assert.Contains($"s3://files/{broken[..2]}/{broken}", Assert.Single((await CheckAsync(platform)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_in_the_settings_is_named_at_the_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TestPlatform.StartAsync(Databases.Sqlite, "--files:s3:address", "http://127.0.0.1:1", "--files:s3:bucket", "files"));

        Assert.Contains("Files:S3:KeyId, Files:S3:Secret", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(copies, recursive: true);

    private static async Task<(HttpStatusCode Status, string Hash)> UploadAsync(HttpClient api, byte[] paper)
    {
        using var answer = await PostAsync(api, paper);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, JsonDocument.Parse(text).RootElement.GetProperty("hash").GetString()!);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient api, byte[] paper)
    {
        using var body = new ByteArrayContent(paper);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return await api.PostAsync(new Uri("/api/v1/files?fileName=giay.pdf", UriKind.Relative), body);
    }

    private static Task<byte[]> ReadAsync(HttpClient api, string hash) =>
        api.GetByteArrayAsync(new Uri($"/api/v1/files/{hash}", UriKind.Relative));

    private static async Task<CheckAnswer> CheckAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetServices<IDataCheck>().OfType<FileCheck>().Single().RunAsync(default);
    }

    private static async Task<string> KeepAsync(TestPlatform platform, string words)
    {
        await using var scope = platform.NewScope();
        using var content = new MemoryStream(Papers.Pdf(words));
        return (await scope.ServiceProvider.GetRequiredService<FileStore>().SaveAsync(content, "giay.pdf", default)).Value!.Hash;
    }

    private async Task<(bool Whole, string Said)> BackUpAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        using var output = new StringWriter();
        var whole = await scope.ServiceProvider.GetRequiredService<Backup>().RunAsync(copies, Databases.Sqlite, null, output, default);
        return (whole, output.ToString());
    }
}

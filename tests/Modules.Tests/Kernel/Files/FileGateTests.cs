using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Files;

/// <summary>Two modules carry files: each is asked, the first that lets somebody through says what stays in the audit.</summary>
public sealed class FileGateTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_gate_that_lets_through_names_the_file_and_its_trace(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        await using var scope = platform.NewScope();
        var hash = await KeepAsync(scope, $"gate {Guid.CreateVersion7()}");
        var subject = Guid.CreateVersion7().ToString();

        var opened =
            await Read(scope, new Gate(null), new Gate(new FilePass("giay.pdf", new FileLook("Read", "test", subject, new { hash }))))
            .RunAsync(new FileQuestion(hash, null, null), Actor.System, default);

        Assert.True(opened.Ok);
        await using var content = opened.Value.Content;
        Assert.Equal(("application/pdf", "giay.pdf"), (opened.Value.MediaType, opened.Value.Name));
        Assert.Single(scope.ServiceProvider.GetRequiredService<KernelDb>().Set<AuditEvent>().Where(row => row.SubjectId == subject));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_that_no_gate_opens_and_one_that_is_none_answer_alike(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        await using var scope = platform.NewScope();
        var hash = await KeepAsync(scope, $"closed {Guid.CreateVersion7()}");

        var closed = await Read(scope, new Gate(null)).RunAsync(new FileQuestion(hash, null, null), Actor.System, default);
        var ungated = await Read(scope).RunAsync(new FileQuestion(hash, null, null), Actor.System, default);
        var none = await Read(scope, new Gate(new FilePass("giay.pdf", null)))
            .RunAsync(new FileQuestion(new string('a', 64), null, null), Actor.System, default);

        Assert.All(new[] { closed.Error, ungated.Error, none.Error }, error => Assert.Equal("files.not-found", error?.Code));
    }

    private static ReadFile Read(AsyncServiceScope scope, params IReadOnlyList<IFileGate> gates) => new(
        scope.ServiceProvider.GetRequiredService<KernelDb>(), scope.ServiceProvider.GetRequiredService<Work>(),
        scope.ServiceProvider.GetRequiredService<FileStore>(), gates, scope.ServiceProvider.GetRequiredService<TimeProvider>());

    private static async Task<string> KeepAsync(AsyncServiceScope scope, string words)
    {
        using var content = new MemoryStream(Papers.Pdf(words));
        return (await scope.ServiceProvider.GetRequiredService<FileStore>().SaveAsync(content, "giay.pdf", default)).Value!.Hash;
    }

    private sealed class Gate(FilePass? pass) : IFileGate
    {
        public Task<FilePass?> OpenAsync(FileQuestion question, Actor actor, CancellationToken cancellation) => Task.FromResult(pass);
    }
}

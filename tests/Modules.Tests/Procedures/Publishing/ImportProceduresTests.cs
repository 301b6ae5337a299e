using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Modules.Tests.Procedures.Import;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Import;
using XaDienTu.Procedures.Publishing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Publishing;

public sealed class ImportProceduresTests
{
    private static readonly Actor Administrator = new(
        ActorKind.Officer, Guid.CreateVersion7().ToString(), "Người thử", Guid.CreateVersion7(),
        [new(Guid.CreateVersion7(), OfficerRole.BusinessAdministrator)]);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_clean_record_is_in_force_from_today_and_importing_again_changes_nothing(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var code = NewCode();

        var first = await ImportAsync(platform, Samples.Record(code));
        var again = await ImportAsync(platform, Samples.Record(code));

        Assert.Equal(ImportOutcome.Published, first.Outcomes[code]);
        Assert.Equal(ImportOutcome.Unchanged, again.Outcomes[code]);
        Assert.Equal(platform.Clock.VietnamToday(), (await InForceAsync(platform, code))!.Content.EffectiveFrom);
        Assert.Single(await VersionsAsync(platform, code));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_changed_record_takes_over_and_the_old_version_stays(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var record = Samples.Record(NewCode());
        var code = (string)record["ma_thu_tuc"]!;
        await ImportAsync(platform, record);
        var old = await InForceAsync(platform, code);

        record["cach_thuc_thuc_hien"] = Samples.RowsHeader + "Trực tiếp3 Ngày làm việcMiễn phí";
        await ImportAsync(platform, record);

        Assert.Equal(3, (await InForceAsync(platform, code))!.Content.Term.Amount);
        Assert.Equal(5, (await FindAsync(platform, old!.VersionId))!.Content.Term.Amount);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_record_with_an_open_term_waits_is_completed_and_published(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var record = Samples.Record(NewCode());
        var code = (string)record["ma_thu_tuc"]!;
        record["cach_thuc_thuc_hien"] = Samples.RowsHeader + "Trực tiếp3Miễn phí";
        var imported = await ImportAsync(platform, record);
        var draft = Assert.Single(await VersionsAsync(platform, code));

        var early = await PublishAsync(platform, new(draft.Id, draft.Version));
        var faulty = await CompleteAsync(platform, Completed(draft) with { TermAmount = 0 });
        var saved = await CompleteAsync(platform, Completed(draft));
        var stale = await CompleteAsync(platform, Completed(draft));
        var published = await PublishAsync(platform, new(draft.Id, draft.Version + 1));
        var twice = await PublishAsync(platform, new(draft.Id, draft.Version + 1));

        Assert.Equal(ImportOutcome.Drafted, imported.Outcomes[code]);
        Assert.Equal("procedures.not-ready", early?.Code);
        Assert.Equal("Điền thời hạn, từ 1 trở lên.", faulty?.Fields["TermAmount"]);
        Assert.Null(saved);
        Assert.Equal("procedures.changed", stale?.Code);
        Assert.Null(published);
        Assert.Equal("procedures.published", twice?.Code);
        var inForce = (await InForceAsync(platform, code))!.Content;
        Assert.Equal((3, "3 ngày làm việc"), (inForce.Term.Amount, inForce.Term.Text));
        Assert.Equal("process", Assert.Single(inForce.Flags).Field);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_version_of_the_catalogue_is_not_replaced_unseen(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var catalogue = await InForceAsync(platform, "1.001193");
        var record = Samples.Record("1.001193");
        record["ten_thu_tuc"] = $"Tên khác {Guid.CreateVersion7()}";

        var imported = await ImportAsync(platform, record);

        Assert.Equal(ImportOutcome.Drafted, imported.Outcomes["1.001193"]);
        Assert.Equal(catalogue!.VersionId, (await InForceAsync(platform, "1.001193"))!.VersionId);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Only_the_business_administrator_imports_completes_and_publishes(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        await using var scope = platform.NewScope();
        var clerk = Administrator with { Posts = [new(Guid.CreateVersion7(), OfficerRole.OneStopClerk)] };

        var imported = await scope.ServiceProvider.GetRequiredService<ImportProcedures>()
            .RunAsync(new([Samples.File(Samples.Record(NewCode()))], []), clerk, default);
        var published = await scope.ServiceProvider.GetRequiredService<PublishVersion>()
            .RunAsync(new(Guid.CreateVersion7(), 0), clerk, default);

        Assert.Equal("procedures.import", imported.Error?.Code);
        Assert.Equal("procedures.publish", published.Error?.Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_command_reads_a_folder_and_prints_the_report(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var folder = Directory.CreateTempSubdirectory("xdt-import-").FullName;
        var record = Samples.Record(NewCode());
        await File.WriteAllBytesAsync(Path.Combine(folder, "a.json"), JsonSerializer.SerializeToUtf8Bytes(record));
        await File.WriteAllTextAsync(Path.Combine(folder, "b.json"), "?");
        await using var output = new StringWriter();

        var withBad = await ImportCommand.RunAsync(platform.Services, folder, output, default);
        File.Delete(Path.Combine(folder, "b.json"));
        var again = await ImportCommand.RunAsync(platform.Services, folder, output, default);
        var nowhere = await ImportCommand.RunAsync(platform.Services, Path.Combine(folder, "x"), output, default);

        Assert.Equal((1, 0, 2), (withBad, again, nowhere));
        Assert.Contains("Không nhập b.json: Tệp không phải JSON, hỏng ở dòng 1.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Đã công bố 1, lưu nháp 0, không đổi 0.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Đã công bố 0, lưu nháp 0, không đổi 1.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_is_opened_and_what_is_none_is_refused_by_name()
    {
        var packed = new MemoryStream();
        await using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await archive.CreateEntry("thu-muc/a.json").OpenAsync();
            await entry.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Samples.Record()));
        }

        var input = await UploadedFiles.OpenAsync(
            [Upload("tot.zip", packed.ToArray()), Upload("hong.zip", [1, 2, 3]), Upload("anh.png", [1])], default);

        Assert.Equal("a.json", Assert.Single(input.Files).Name);
        Assert.Equal(
            [new RefusedFile("hong.zip", "Tệp nén bị hỏng, không mở được. Nén lại rồi nhập."),
                new RefusedFile("anh.png", "Chỉ nhận tệp .json hoặc .zip.")],
            input.Refused);
    }

    private static FormFile Upload(string name, byte[] content) => new(new MemoryStream(content), 0, content.Length, "tep", name);

    private static string NewCode() => $"8.{Random.Shared.Next(1_000_000):000000}";

    private static CompleteDraftInput Completed(ProcedureVersion draft) => new(
        draft.Id, draft.Version, draft.Name, draft.Field, "commune", null, 3, TermUnit.WorkingDay, StartPolicy.None, null, [], ["term"]);

    private static async Task<ImportDone> ImportAsync(TestPlatform platform, Dictionary<string, object?> record)
    {
        await using var scope = platform.NewScope();
        var result = await scope.ServiceProvider.GetRequiredService<ImportProcedures>()
            .RunAsync(new([Samples.File(record)], []), Administrator, default);
        return result.Value!;
    }

    private static async Task<XaDienTu.Kernel.Results.Error?> CompleteAsync(TestPlatform platform, CompleteDraftInput input)
    {
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<CompleteDraft>().RunAsync(input, Administrator, default)).Error;
    }

    private static async Task<XaDienTu.Kernel.Results.Error?> PublishAsync(TestPlatform platform, PublishVersionInput input)
    {
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<PublishVersion>().RunAsync(input, Administrator, default)).Error;
    }

    private static async Task<PublishedProcedure?> InForceAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<IProcedureCatalogue>()
            .InForceAsync(code, platform.Clock.VietnamToday(), default);
    }

    private static async Task<PublishedProcedure?> FindAsync(TestPlatform platform, Guid versionId)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<IProcedureCatalogue>().FindAsync(versionId, default);
    }

    private static async Task<List<ProcedureVersion>> VersionsAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<ProceduresDb>().Versions.AsNoTracking().Where(version => version.Code == code)
            .ToListAsync();
    }
}

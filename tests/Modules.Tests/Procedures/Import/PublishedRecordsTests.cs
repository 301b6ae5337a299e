using XaDienTu.Procedures.Import;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Import;

/// <summary>Reads the published records themselves where they are at hand; they are not part of the repository.</summary>
public sealed class PublishedRecordsTests
{
    [Fact]
    public void The_published_records_are_read_as_they_are()
    {
        var folder = Path.Combine(
            Environment.GetEnvironmentVariable("XDT_SHARED") ?? Path.Combine(HostBuild.Repository, "..", "shared"), "data", "procedures");
        Assert.SkipUnless(Directory.Exists(folder), "XDT_SHARED names no folder with data/procedures.");
        var files = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file))).ToList();

        var report = ImportBatch.Read(files, Samples.Today);

        Assert.Empty(report.Refused);
        Assert.Equal(files.Count, report.Records.Count);
        Assert.Equal(["2.001428", "3.000226"], Flagged(report, "name"));
        Assert.DoesNotContain("term", FlagsOf(report, "1.001193"));
        Assert.DoesNotContain("documents", FlagsOf(report, "1.001193"));
        Assert.Contains("term", FlagsOf(report, "1.001022"));
        Assert.True(report.FieldsRead > 3 * report.FieldsFlagged, report.ToText());
    }

    private static IEnumerable<string> Flagged(ImportReport report, string field) =>
        report.Records.Where(record => record.FlaggedFields.Contains(field)).Select(record => record.Content.Code);

    private static IReadOnlyList<string> FlagsOf(ImportReport report, string code) =>
        report.Records.Single(record => record.Content.Code == code).FlaggedFields;
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>
/// Signed files made by many other programs, each with what must be said of it. They are not part of the repository: where they are not at
/// hand, one visible skip says so.
/// </summary>
public sealed class GivenFilesTests
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    private static readonly string Folder = Path.Combine(
        Environment.GetEnvironmentVariable("XDT_SHARED") ?? Path.Combine(Repository(), "..", "shared"), "data", "signed");

    public static TheoryData<string, string> Files
    {
        get
        {
            var index = Path.Combine(Folder, "index.tsv");
            var lines = File.Exists(index) ? File.ReadLines(index).Skip(1).Select(line => line.Split('\t')) : [["", "absent"]];
            var data = new TheoryData<string, string>();
            foreach (var line in lines)
            {
                data.Add(line[0], line[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Judged(string file, string expected)
    {
        Assert.SkipWhen(expected == "absent", "XDT_SHARED names no folder with data/signed.");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        // Its keys are made before the clock runs.
        var policy = Pki.Policy(TimeProvider.System.GetUtcNow());
        var clock = Stopwatch.StartNew();

        var report = await SignatureValidator.ValidateAsync(bytes, policy, default);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, MostTime);
        Assert.True(Fits(report, expected), Told(report));
    }

    /// <summary>None of their roots is trusted: sound is what nobody touched, whoever signed it.</summary>
    private static bool Fits(ValidationReport report, string expected)
    {
        var people = report.Signatures.Where(check => !check.IsDocumentTimeStamp).ToList();
        return expected switch
        {
            "INVALID" => report.Verdict is Verdict.Invalid,
            "not-VALID" => report.Verdict is not Verdict.Valid,
            "sound" => report.Verdict is Verdict.Indeterminate && people.Count > 0
                && report.Signatures.All(check => check is { Integrity: true, ModifiedAfter: false, Verdict: Verdict.Indeterminate }),
            "sound-encrypted" => report.Verdict is Verdict.Indeterminate,
            "unsupported" => report.Verdict is Verdict.Indeterminate && people.TrueForAll(check => !check.ModifiedAfter),
            "policy" => report.Verdict is not Verdict.None,
            _ => false,
        };
    }

    private static string Told(ValidationReport report) => string.Join(" | ", report.Signatures.Select(check =>
        $"{(check.IsDocumentTimeStamp ? "stamp " : "")}{check.Verdict} integrity={check.Integrity} modified={check.ModifiedAfter} [{string.Join(", ", check.Reasons)}] ({string.Join(", ", check.LaterChanges)})"));

    private static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}

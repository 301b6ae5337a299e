using System.Diagnostics;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Good, broken and hostile files, each with the verdict and the reason it must get, in bounded time and memory.</summary>
public sealed class CorpusTests
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    internal static readonly Dictionary<string, Case> Cases =
        new IEnumerable<Case>[] { GoodFiles.All, TrustCases.All, AttackCases.All, XmlCases.All, HostileCases.All }
        .SelectMany(cases => cases).ToDictionary(one => one.Name);

    /// <summary>PDFs but the hostile ones.</summary>
    internal static IEnumerable<string> PdfNames => new IEnumerable<Case>[] { GoodFiles.All, TrustCases.All, AttackCases.All }
        .SelectMany(cases => cases).Where(one => one.Name.Contains("PAdES", StringComparison.Ordinal) || !IsOther(one.Name))
        .Select(one => one.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static bool IsOther(string name) =>
        name.Contains("CMS", StringComparison.Ordinal) || name.Contains("XAdES", StringComparison.Ordinal)
            || Cases[name].Verdict is Verdict.None;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Judged(string name)
    {
        var one = Cases[name];
        var file = await one.Make();
        var clock = Stopwatch.StartNew();
        // Nothing in a judgement waits, so all of it happens on this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = one.Content is null
            ? await SignatureValidator.ValidateAsync(file, one.Policy, default)
            : await SignatureValidator.ValidateDetachedAsync(file, one.Content, one.Policy, default);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var reasons = report.Signatures.SelectMany(check => check.Reasons).ToList();
        Assert.True(one.Verdict == report.Verdict, $"{report.Verdict}: {string.Join(", ", reasons)}");
        if (one.Reason is null)
        {
            Assert.Empty(reasons);
        }
        else
        {
            Assert.Contains(one.Reason, reasons);
        }

        Assert.True(one.Timestamp is null || report.Signatures[0].Timestamp == one.Timestamp,
            $"Time stamp {report.Signatures.FirstOrDefault()?.Timestamp}");
        Assert.All(report.Signatures, check => Assert.True(check.Verdict is not Verdict.Valid || check.Integrity));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, MostTime);
        Assert.InRange(allocated, 0, one.Memory);
    }
}

using System.Runtime.ExceptionServices;
using XaDienTu.Signatures.Validation;
using XaDienTu.Signing;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>
/// The files of “bench signing” that were made to keep the judge busy: what each may cost is counted in bytes taken and in exceptions
/// thrown, for seconds depend on the machine. None is ever valid.
/// </summary>
public sealed class HostileSizeTests
{
    private const long MostBytes = 512L * 1024 * 1024;
    private const int MostExceptions = 2_500;

    /// <summary>None takes a second on a machine of its own; some took a minute and longer. Tests share theirs.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, Func<byte[]>> Files = HostileFiles.All.ToDictionary(file => file.Name, file => file.Make);

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_bounded_and_never_valid(string name)
    {
        var file = Files[name]();
        var (thrown, thread) = (0, Environment.CurrentManagedThreadId);
        void Count(object? sender, FirstChanceExceptionEventArgs raised) => thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            using var bound = new CancellationTokenSource(MostTime);
            // Nothing in a judgement waits, so all of it happens on this thread.
            var before = GC.GetAllocatedBytesForCurrentThread();
            var report = await SignatureValidator.ValidateAsync(file, Pki.Policy(), bound.Token);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            Assert.InRange(thrown, 0, MostExceptions);
            Assert.True(report.Verdict is Verdict.Invalid or Verdict.Indeterminate, $"{report.Verdict}");
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }
    }

    [Theory]
    [InlineData("2,000 cross-reference sections, 400,000 entries")]
    [InlineData("20,000 fields that share 100,000 kids")]
    [InlineData("20,000 streams that lie in each other, written twice")]
    [InlineData("900 strings without end")]
    [InlineData("900 comments without end")]
    [InlineData("one string of 16 MB that 100 objects share")]
    public async Task What_nobody_read_to_the_end_is_left_open(string name)
    {
        var report = await SignatureValidator.ValidateAsync(Files[name](), Pki.Policy(), default);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.Contains("pdf-too-complex", report.Signatures[0].Reasons);
    }
}

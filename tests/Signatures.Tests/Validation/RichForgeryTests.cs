using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Whatever a page leads to may be exchanged by nobody, however deep it lies.</summary>
public sealed class RichForgeryTests
{
    public static TheoryData<string> Names => [.. RichForgeries.All.Keys];

    [Fact]
    public async Task The_paper_itself_is_valid()
    {
        var report = await SignatureValidator.ValidateAsync(await RichForgeries.PaperAsync(), Pki.Policy(), default);

        Assert.Equal([Verdict.Valid, Verdict.Valid], report.Signatures.Select(check => check.Verdict));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_exchange_is_valid(string name)
    {
        var forged = Surgery.Append(await RichForgeries.PaperAsync(), RichForgeries.All[name]);

        var report = await SignatureValidator.ValidateAsync(forged, Pki.Policy(), default);

        Assert.Equal(Verdict.Invalid, report.Verdict);
        Assert.All(report.Signatures, check => Assert.True(check.Verdict is Verdict.Invalid, $"{check.Signer?.Name}: {check.Verdict}"));
    }
}

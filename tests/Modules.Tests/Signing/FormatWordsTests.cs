using XaDienTu.Signing.Checking;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>No code of a file format reaches a person.</summary>
public sealed class FormatWordsTests
{
    [Theory]
    [InlineData("pdf-truncated")]
    [InlineData("pdf-xref-ambiguous")]
    [InlineData("cms-broken")]
    [InlineData("xml-malformed")]
    [InlineData("pkcs12-malformed")]
    [InlineData("a-code-of-tomorrow")]
    public void A_code_becomes_words(string code)
    {
        foreach (var words in new[] { FormatWords.Of(code), ReasonWords.Of(code), ReasonWords.Change(code) })
        {
            Assert.DoesNotContain(code, words, StringComparison.Ordinal);
            Assert.DoesNotContain('-', words);
            Assert.NotEmpty(words);
        }
    }

    [Fact]
    public void A_cut_pdf_is_told_by_what_happened_to_it() =>
        Assert.Contains("thiếu phần cuối", FormatWords.Of("pdf-truncated"), StringComparison.Ordinal);
}

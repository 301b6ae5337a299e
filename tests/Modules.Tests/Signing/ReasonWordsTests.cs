using System.Reflection;
using XaDienTu.Signatures.Pdf;
using XaDienTu.Signatures.Validation;
using XaDienTu.Signing.Checking;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>Whatever the judge may say has its Vietnamese sentence.</summary>
public sealed class ReasonWordsTests
{
    public static TheoryData<string> Reasons => [.. Constants(typeof(Reason))];

    public static TheoryData<string> Changes => [.. Constants(typeof(PdfChanges))];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_is_told(string reason) => Assert.DoesNotContain(reason, ReasonWords.Of(reason), StringComparison.Ordinal);

    [Fact]
    public void No_two_reasons_share_a_sentence()
    {
        var sentences = Constants(typeof(Reason)).Select(ReasonWords.Of).ToList();

        Assert.Equal(sentences, sentences.Distinct());
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void What_is_only_not_known_accuses_nobody_of_a_change(string reason) =>
        Assert.True(!Reason.IsOpen(reason) || !ReasonWords.Of(reason).Contains("sửa", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_change_is_told(string change) => Assert.NotEqual(ReasonWords.Change("không có tên này"), ReasonWords.Change(change));

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetValue(null)!);
}

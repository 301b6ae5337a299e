using System.Text;
using XaDienTu.Signatures.Tests.Pdf;
using XaDienTu.Signatures.Validation;
using Xunit;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>“Universal forgery”: the signature is still there, but what would have to be checked is not. Nothing of it may be taken for
/// checked.</summary>
public sealed class HollowSignatureTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("<>")]
    [InlineData("<00>")]
    [InlineData("<3000>")]
    [InlineData("()")]
    [InlineData("1 0 R")]
    [InlineData("[<3000>]")]
    [InlineData("-1")]
    public async Task Without_its_message(string contents)
    {
        var file = await Files.BasicAsync();
        var range = Signed.RangeOf(file);
        Surgery.Bytes(contents.PadRight(range[2] - range[1])).CopyTo(file, range[1]);

        await AssertNotValidAsync(file);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[0 -1 -1 -1]")]
    [InlineData("[0 0 0 0]")]
    [InlineData("[-1 1 -1 1]")]
    [InlineData("[null null null null]")]
    [InlineData("[(a) (b) (c) (d)]")]
    [InlineData("1 0 R")]
    [InlineData("[0 1]")]
    [InlineData("/All")]
    public async Task Without_its_byte_range(string value)
    {
        var file = await Files.BasicAsync();
        var text = Encoding.Latin1.GetString(file);
        var at = text.IndexOf("[0 ", text.IndexOf("/ByteRange ", StringComparison.Ordinal), StringComparison.Ordinal);
        Surgery.Bytes(value.PadRight(text.IndexOf(']', at) + 1 - at)).CopyTo(file, at);

        await AssertNotValidAsync(file);
    }

    private static async Task AssertNotValidAsync(byte[] file)
    {
        var report = await SignatureValidator.ValidateAsync(file, Pki.Policy(), default);

        Assert.Equal(Verdict.Invalid, report.Verdict);
    }
}

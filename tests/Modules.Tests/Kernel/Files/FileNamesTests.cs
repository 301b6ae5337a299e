using XaDienTu.Kernel.Files;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("giấy khai sinh.pdf", "giấy khai sinh.pdf")]
    [InlineData("C:\\Users\\an\\giay.pdf", "giay.pdf")]
    [InlineData("../../etc/giay.pdf", "giay.pdf")]
    [InlineData("giay\r\nSet-Cookie: a=b.pdf", "giaySet-Cookie: a=b.pdf")]
    [InlineData("anh\u202Egpj.pdf", "anhgpj.pdf")]
    [InlineData("\u2066a\u2069\u200E\u200F\u2028b\0.pdf", "ab.pdf")]
    [InlineData("   ", "")]
    [InlineData(null, "")]
    public void Nothing_in_a_name_steers_page_or_header(string? name, string clean) => Assert.Equal(clean, FileNames.Clean(name));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var clean = FileNames.Clean(new string('a', 5000) + ".pdf");

        Assert.Equal(FileNames.MaxLength, clean.Length);
        Assert.EndsWith("a.pdf", clean, StringComparison.Ordinal);
    }
}

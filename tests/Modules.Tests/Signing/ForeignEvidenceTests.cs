using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>A paper of another authority, whose root is trusted here, and whose own word on revocation lies in a folder.</summary>
public sealed class ForeignEvidenceTests
{
    [Fact]
    public async Task Without_the_folder_nothing_is_known_of_the_certificate()
    {
        var other = new OtherAuthority();
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        await other.TrustAsync(platform);

        var report = await ValidateTests.ValidateAsync(platform, await other.SignedAsync(), "a.pdf");

        Assert.Equal("INDETERMINATE", report.GetProperty("verdict").GetString());
        Assert.Contains("chain-incomplete", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "VALID")]
    [InlineData(true, "INDETERMINATE")]
    public async Task The_folder_completes_the_chain_and_tells_what_was_revoked(bool isRevoked, string verdict)
    {
        var other = new OtherAuthority();
        var folder = Directory.CreateTempSubdirectory("evidence-").FullName;
        try
        {
            other.Publish(folder, isRevoked);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "ghi-chu.txt"), "không phải chứng thư", TestContext.Current.CancellationToken);
            await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--Signing:EvidenceFolder", folder);
            await other.TrustAsync(platform);

            var report = await ValidateTests.ValidateAsync(platform, await other.SignedAsync(), "a.pdf");

            Assert.Equal(verdict, report.GetProperty("verdict").GetString());
            Assert.Equal(isRevoked, report.ToString().Contains("revoked-no-time-stamp", StringComparison.Ordinal));
            using var administrator = await platform.SignInAsync("quantri");
            var told = (await administrator.GetPageAsync("/can-bo/goc-tin-cay"))
                .QuerySelector("section[aria-labelledby=evidence]")!.TextContent;
            Assert.Contains("Không phải chứng thư hay danh sách thu hồi", told, StringComparison.Ordinal);
            Assert.Contains("1 chứng thư", told, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_not_known_is_told_without_accusing_anybody()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var anyone = platform.NewClient();
        var form = (await anyone.GetPageAsync("/kiem-tra-chu-ky")).QuerySelector<IHtmlFormElement>("form[enctype]")!;

        var answer = await anyone.SubmitAsync(form, [("Form.File", "van-ban.pdf", await new OtherAuthority().SignedAsync())]);

        var words = (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent;
        Assert.Contains("Chưa khẳng định được", words, StringComparison.Ordinal);
        Assert.Contains("Đúng như lúc ký", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Không đúng như lúc ký", words, StringComparison.Ordinal);
        Assert.Contains("Còn gì chưa biết?", words, StringComparison.Ordinal);
    }
}

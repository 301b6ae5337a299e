using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Signing.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>The clerk vouches for what the counter digitised.</summary>
public sealed class DigitisedPapersTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_clerk_signs_the_papers_digitised_at_the_counter(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await FileAsync(api);
        using var clerk = await platform.SignInAsync(SignedCases.Clerk);

        var answer = await clerk.SubmitAsync(
            await SignedCases.FormAsync(clerk, $"/can-bo/ho-so/{code}/ky-so", "Digitise"), ("Form.Pin", DemoSigning.Pin));
        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{code}");
        var link = page.QuerySelectorAll("main a[href^='/tep/']").Select(anchor => anchor.GetAttribute("href")!).First();
        var report = await ValidateTests.ValidateAsync(platform, await clerk.GetByteArrayAsync(new Uri(link, UriKind.Relative)), "a.pdf");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("ký số bản số hoá", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("VALID", report.GetProperty("verdict").GetString());
        await using var scope = platform.NewScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit
            .AnyAsync(row => row.Action == "paper-digitised" && row.SubjectId == code));
    }

    private static async Task<string> FileAsync(CaseApi api)
    {
        var hash = await api.UploadAsync(SignedCases.Paper("Giấy chứng sinh"), "giay-chung-sinh.pdf");
        return await api.FileAsync(new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234", phone = "0987 654 321", address = "Tổ 3" },
            documents = new[] { new { key = "giay-chung-sinh", originals = 1, fileHash = hash, fileName = "giay-chung-sinh.pdf" } },
        });
    }
}

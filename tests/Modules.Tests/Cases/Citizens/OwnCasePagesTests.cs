using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Supplements;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Citizens;

public sealed class OwnCasePagesTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_is_shown_to_its_owner_and_unknown_to_others(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var owner = await platform.SignInAsync(FilingJourney.Citizen);
        using var other = await platform.SignInAsync(FilingJourney.OtherCitizen);
        using var nobody = platform.NewClient();
        var code = await owner.FileAsync();

        var list = await owner.GetPageAsync("/ho-so");
        var shown = await owner.GetPageAsync($"/ho-so/{code}");

        Assert.Contains(code, list.MainText(), StringComparison.Ordinal);
        Assert.Contains("Mới nộp", shown.MainText(), StringComparison.Ordinal);
        Assert.Contains("Đã nộp hồ sơ tới", shown.MainText(), StringComparison.Ordinal);
        foreach (var page in new[] { "", "/da-nop", "/rut", "/bo-sung" })
        {
            using var strange = await other.GetAsync(new Uri($"/ho-so/{code}{page}", UriKind.Relative));
            using var unsigned = await nobody.GetAsync(new Uri($"/ho-so/{code}{page}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, unsigned.StatusCode);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Withdrawing_needs_a_reason_and_ends_a_case_nobody_took(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await client.FileAsync();
        var page = await client.GetPageAsync($"/ho-so/{code}/rut");

        using var without = await client.SubmitAsync(page.PostForm());
        using var done = await client.SubmitAsync(page.PostForm(), ("Reason", "Đã làm ở nơi khác"));
        var after = await client.GetPageAsync($"/ho-so/{code}");
        var receipt = await client.GetPageAsync($"/ho-so/{code}/da-nop");

        Assert.DoesNotContain("Tiếp nhận hồ sơ", after.QuerySelector(".path")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tiếp theo", receipt.MainText(), StringComparison.Ordinal);
        Assert.Contains("Dừng giải quyết", receipt.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("Dừng giải quyết", after.MainText(), StringComparison.Ordinal);
        Assert.Contains("Đã làm ở nơi khác", after.MainText(), StringComparison.Ordinal);
        await using var scope = platform.NewScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.AnyAsync(row =>
            row.SubjectId == code && row.Action == "withdrawn"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_supplement_keeps_the_file_that_came_and_is_handed_in_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var code = await client.FileAsync();
        await AskAsync(platform, code);
        var page = await client.GetPageAsync($"/ho-so/{code}/bo-sung");
        Assert.Contains("Đơn thiếu chữ ký", page.MainText(), StringComparison.Ordinal);

        using var empty = await client.SubmitAsync(page.PostForm());
        using var faulty = await client.SubmitAsync(
            page.PostForm(), [("Tep.0", "don-da-ky.pdf", FilingJourney.Pdf), ("Tep.0", "don.heic", "ftypheic"u8.ToArray())],
            ("Note", "Đã ký"));
        var kept = await faulty.ReadPageAsync();
        using var done = await client.SubmitAsync(kept.PostForm());
        var after = await client.GetPageAsync($"/ho-so/{code}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.Contains("don-da-ky.pdf", kept.MainText(), StringComparison.Ordinal);
        Assert.Equal("Đã ký", kept.QuerySelector<IHtmlTextAreaElement>("#Note")!.Value);
        Assert.Equal($"/ho-so/{code}?xong=bo-sung", done.Headers.Location!.ToString());
        Assert.Contains("don-da-ky.pdf", after.MainText(), StringComparison.Ordinal);
        await using var scope = platform.NewScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.AnyAsync(row =>
            row.SubjectId == code && row.Action == "supplemented"));
    }

    private static async Task AskAsync(TestPlatform platform, string code)
    {
        await using var scope = platform.NewScope();
        var filed = await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.AsNoTracking().SingleAsync(row => row.Code == code);
        var clerk = new Actor(
            ActorKind.Officer, Guid.CreateVersion7().ToString(), "Cán bộ thử", Guid.CreateVersion7(),
            [new HeldPost(filed.ReceivingOrganizationId, OfficerRole.OneStopClerk)]);
        var asked = await scope.ServiceProvider.GetRequiredService<RequestSupplement>()
            .RunAsync(new RequestSupplementInput(code, [new SupplementItem("to-khai", "Đơn thiếu chữ ký")], null), clerk, default);
        Assert.True(asked.Ok, asked.Error?.Message);
        Assert.Equal(CaseStatus.SupplementRequested,
            (await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.AsNoTracking().SingleAsync(row => row.Code == code)).Status);
    }
}

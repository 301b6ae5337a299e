using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.Portal.Auditing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Portal.Auditing;

public sealed class AuditPageTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_auditor_alone_reads_the_audit_and_each_condition_narrows_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var mark = Guid.CreateVersion7().ToString("N");
        await RecordAsync(
            platform, Enumerable.Range(0, 30).Select(number => ("case-read", $"{mark}-{number}")).Append(("accepted", $"{mark}-0")));
        using var auditor = await platform.SignInAsync("kiemtra");
        foreach (var userName in (string[])["quantri", "lanhdao.thoxuong", "nghiepvu", FilingJourney.Citizen])
        {
            using var other = await platform.SignInAsync(userName);
            using var refused = await other.GetAsync(new Uri(AuditPage.Address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        var menu = await auditor.GetPageAsync("/can-bo");
        var byName = await RowsAsync(auditor, $"nguoi={mark}");
        var byAction = await RowsAsync(auditor, $"nguoi={mark}&viec=accepted");
        var bySubject = await RowsAsync(auditor, $"loai=case&ma={mark}-0");
        var byAccount = await RowsAsync(auditor, "nguoi=kiemtra&viec=SignedIn");
        var byAddress = await RowsAsync(auditor, "dia-chi=203.0.113.9");
        var first = await auditor.GetPageAsync($"{AuditPage.Address}?nguoi={mark}");
        var second = await auditor.GetPageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.NotNull(menu.QuerySelector($"nav a[href='{AuditPage.Address}']"));
        Assert.Equal(25, byName.Count);
        Assert.Equal(6, second.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Tiếp nhận hồ sơ", Assert.Single(byAction), StringComparison.Ordinal);
        Assert.Equal(2, bySubject.Count);
        Assert.NotEmpty(byAccount);
        Assert.All(byAccount, row => Assert.Contains("Đăng nhập", row, StringComparison.Ordinal));
        Assert.Empty(byAddress);
        await using var scope = platform.NewScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.AnyAsync(row =>
            row.Action == "audit-read" && row.Details!.Contains(mark)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Free_conditions_look_at_a_quarter_at_most_and_one_subject_at_all_years(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var auditor = await platform.SignInAsync("kiemtra");

        using var wide = await auditor.GetAsync(new Uri($"{AuditPage.Address}?tu=2025-01-01&den=2025-12-31", UriKind.Relative));
        using var turned = await auditor.GetAsync(new Uri($"{AuditPage.Address}?tu=2026-03-04&den=2026-03-01", UriKind.Relative));
        using var subject =
            await auditor.GetAsync(new Uri($"{AuditPage.Address}?tu=2015-01-01&den=2026-12-31&loai=case&ma=H02", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wide.StatusCode);
        Assert.Contains("92 ngày", (await wide.ReadPageAsync()).ErrorText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, turned.StatusCode);
        Assert.Equal(HttpStatusCode.OK, subject.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_file_has_every_row_runs_no_formula_and_is_audited_itself(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var mark = Guid.CreateVersion7().ToString("N");
        await RecordAsync(platform, [.. Enumerable.Range(0, 40).Select(number => ("case-read", $"=cmd|{mark}{number}"))], mark);
        using var auditor = await platform.SignInAsync("kiemtra");
        var page = await auditor.GetPageAsync($"{AuditPage.Address}?nguoi={mark}");

        using var answer =
            await auditor.GetAsync(new Uri(page.QuerySelector("main a[href*='handler=Csv']")!.GetAttribute("href")!, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(41, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Contains($",\"'=cmd|{mark}", line, StringComparison.Ordinal));
        await using var scope = platform.NewScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.CountAsync(row =>
            row.Action == "audit-exported" && row.Details!.Contains(mark)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_name_is_found_without_its_marks_and_typed_in_pieces(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var mark = Guid.CreateVersion7().ToString("N");
        await RecordAsync(platform, [("case-read", $"{mark}-0")], $"Đặng Thị Ngọc Uyển {mark}");
        using var auditor = await platform.SignInAsync("kiemtra");

        foreach (var typed in new[] { $"dang thi ngoc uyen {mark}", $"ĐẶNG THỊ ngọc uyển {mark}",
            $"Ngọc Uyển {mark}".Normalize(NormalizationForm.FormD), $"Ðặng Thị Ngọc\u200B Uyển  {mark}" })
        {
            Assert.True((await RowsAsync(auditor, $"nguoi={Uri.EscapeDataString(typed)}")).Count == 1, typed);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Accounts_stand_with_their_names_and_nothing_in_the_words_of_the_code(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var auditor = await platform.SignInAsync("kiemtra");
        await auditor.GetPageAsync($"{AuditPage.Address}?viec=access-refused");

        var signedIn = (await RowsAsync(auditor, "nguoi=kiemtra&viec=SignedIn"))[0];
        var looked = (await RowsAsync(auditor, "nguoi=kiemtra&viec=audit-read"))
            .First(row => row.Contains("Bị từ chối", StringComparison.Ordinal));

        Assert.Contains("(kiemtra)", signedIn, StringComparison.Ordinal);
        Assert.Contains("trang nhật ký", looked, StringComparison.Ordinal);
        Assert.Matches(@"từ: 00:00 \d\d/\d\d/\d{4}", looked);
        Assert.DoesNotContain("access-refused", looked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+84", "\"'+84\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@a", "\"'@a\"")]
    [InlineData("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [InlineData("", "\"\"")]
    public void A_cell_is_text_to_a_spreadsheet(string text, string cell) => Assert.Equal(cell + "\r\n", ExportAudit.Line([text]));

    [Theory, MemberData(nameof(Both))]
    public async Task The_chain_is_checked_from_the_page_and_a_spoiled_row_told(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var auditor = await platform.SignInAsync("kiemtra");
        await Signing.Eventually.TrueAsync(async () => await CountAsync(platform, db => db.Unsealed) == 0);

        using var sound = await VerifyAsync(auditor);
        await using (var scope = platform.NewScope())
        {
            await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.Where(row => row.Action == "SignedIn")
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorName, "Người khác"));
        }

        using var spoiled = await VerifyAsync(auditor);
        Assert.Contains("Chuỗi nguyên vẹn", (await sound.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Contains("đã bị sửa", (await spoiled.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(platform, db => db.Audit.Where(row => row.Action == "audit-verified")));
    }

    private static async Task<HttpResponseMessage> VerifyAsync(HttpClient auditor)
    {
        var page = await auditor.GetPageAsync(AuditPage.Address);
        return await auditor.SubmitAsync(page.QuerySelector<IHtmlFormElement>("form#verify")!);
    }

    private static async Task<List<string>> RowsAsync(HttpClient auditor, string query) =>
        [.. (await auditor.GetPageAsync($"{AuditPage.Address}?{query}")).QuerySelectorAll("tbody tr").Select(row => row.TextContent)];

    private static async Task RecordAsync(TestPlatform platform, IEnumerable<(string Action, string Subject)> rows, string? name = null)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        foreach (var (action, subject) in rows)
        {
            var actor = new Actor(ActorKind.Program, "chuong-trinh", $"Chương trình {name ?? subject.Split('-')[0]}", null, []);
            db.Record(actor, platform.Clock.GetUtcNow(), action, "case", subject);
        }

        await db.SaveChangesAsync();
    }

    private static async Task<int> CountAsync<T>(TestPlatform platform, Func<KernelDb, IQueryable<T>> rows)
    {
        await using var scope = platform.NewScope();
        return await rows(scope.ServiceProvider.GetRequiredService<KernelDb>()).CountAsync();
    }
}

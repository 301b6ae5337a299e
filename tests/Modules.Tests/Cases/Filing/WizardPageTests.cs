using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

public sealed class WizardPageTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();

        using var answer = await client.GetAsync(new Uri($"/nop-ho-so/{FilingJourney.Procedure}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/dang-nhap", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains(FilingJourney.Procedure, Uri.UnescapeDataString(answer.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_may_not_file_as_a_citizen(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync("motcua.thoxuong");

        using var answer = await client.GetAsync(new Uri($"/nop-ho-so/{FilingJourney.Procedure}", UriKind.Relative));

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_unknown_procedure_is_not_found(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);

        using var answer = await client.GetAsync(new Uri("/nop-ho-so/9.999999", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Filing_from_the_first_page_to_the_receipt(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        var person = await client.GetPageAsync($"{draft}/nguoi-nop");
        Assert.Equal("Nguyễn Văn An", person.QuerySelector<IHtmlInputElement>("#Form_Applicant_FullName")!.Value);

        await client.FillPersonAsync(draft);
        await client.UploadAsync(draft);
        var check = await client.GetPageAsync($"{draft}/kiem-tra");
        Assert.Contains("Tổ 3, phường Thọ Xương", check.MainText(), StringComparison.Ordinal);
        Assert.Contains("don.pdf", check.MainText(), StringComparison.Ordinal);
        Assert.All(check.QuerySelectorAll<IHtmlAnchorElement>("dl.facts a"), link =>
            Assert.Contains("sua=true", link.Href, StringComparison.Ordinal));
        using var filed = await client.SubmitAsync(check.PostForm());
        using var again = await client.SubmitAsync(check.PostForm());
        var code = filed.ReceiptCode();
        var receipt = await client.GetPageAsync($"/ho-so/{code}/da-nop");

        Assert.Equal(code, again.ReceiptCode());
        Assert.Contains(code, receipt.MainText(), StringComparison.Ordinal);
        Assert.Contains("Phường Thọ Xương", receipt.MainText(), StringComparison.OrdinalIgnoreCase);
        await using var scope = platform.NewScope();
        var draftId = Guid.Parse(draft.Split('/')[^1]);
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        Assert.False(await db.Drafts.AnyAsync(row => row.Id == draftId));
        Assert.Equal(1, await db.Cases.CountAsync(row => row.Code == code));
        Assert.Single(await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.Where(row =>
            row.SubjectId == code && row.Action == "submitted").ToListAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Pressing_the_first_button_several_times_at_once_begins_a_draft_each_time(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        await client.StartDraftAsync();

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.StartDraftAsync()));

        Assert.All(begun, draft => Assert.NotEmpty(draft));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_of_another_citizen_is_not_there(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var owner = await platform.SignInAsync(FilingJourney.Citizen);
        using var other = await platform.SignInAsync(FilingJourney.OtherCitizen);
        var draft = await owner.StartDraftAsync();

        foreach (var step in new[] { "nguoi-nop", "giay-to", "kiem-tra", "xoa" })
        {
            using var answer = await other.GetAsync(new Uri($"{draft}/{step}", UriKind.Relative));

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/ho-so?ban-nhap=het", answer.Headers.Location!.ToString());
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Faulty_answers_are_told_and_kept(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        var page = await client.GetPageAsync($"{draft}/nguoi-nop");

        using var answer = await client.SubmitAsync(
            page.PostForm(), ("Form.Applicant.IdNumber", "0240 8500"), ("Form.Applicant.Phone", "0912 000"),
            ("Form.Applicant.Address", "Thôn Đồng"));
        var faulty = await answer.ReadPageAsync();
        var later = await client.GetPageAsync($"{draft}/nguoi-nop");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Lỗi:", faulty.Title, StringComparison.Ordinal);
        Assert.Contains("Số căn cước lấy theo tài khoản: 0240 8500 0123", faulty.ErrorText(), StringComparison.Ordinal);
        Assert.Contains("Số điện thoại", faulty.ErrorText(), StringComparison.Ordinal);
        Assert.Equal("Thôn Đồng", faulty.QuerySelector<IHtmlInputElement>("#Form_Applicant_Address")!.Value);
        Assert.Equal("Thôn Đồng", later.QuerySelector<IHtmlInputElement>("#Form_Applicant_Address")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_page_of_the_form_keeps_half_an_answer_and_names_what_is_missing(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync("1.001193");
        await client.FillPersonAsync(draft);
        var page = await client.GetPageAsync($"{draft}/khai/2");

        using var answer = await client.SubmitAsync(
            page.PostForm(), ("childName", "Nguyễn Minh An"), ("childBirthDate.Day", "31"), ("childBirthDate.Month", "4"),
            ("childBirthDate.Year", "2025"));
        var faulty = await answer.ReadPageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("31/04", faulty.ErrorText(), StringComparison.Ordinal);
        Assert.Equal("Nguyễn Minh An", faulty.QuerySelector<IHtmlInputElement>("[name=childName]")!.Value);
        Assert.Equal("31", faulty.QuerySelector<IHtmlInputElement>("[name='childBirthDate.Day']")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_of_the_wrong_kind_is_refused_and_the_good_one_beside_it_is_kept(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        await client.FillPersonAsync(draft);
        var page = await client.GetPageAsync($"{draft}/giay-to");

        using var answer = await client.SubmitAsync(
            page.PostForm(), [("Tep.to-khai", "don.pdf", FilingJourney.Pdf), ("Tep.to-khai", "don.heic", "ftypheic"u8.ToArray()),
                ("Tep.to-khai", "anh.png", FilingJourney.Pdf)]);
        var faulty = await answer.ReadPageAsync();
        var later = await client.GetPageAsync($"{draft}/giay-to");
        var button = later.QuerySelector<IHtmlButtonElement>("button[name=xoa]")!;
        using var removed = await client.SubmitAsync(later.PostForm(), ("xoa", button.Value));
        using var missing = await client.SubmitAsync(later.PostForm());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("don.heic", faulty.ErrorText(), StringComparison.Ordinal);
        Assert.Contains("anh.png", faulty.ErrorText(), StringComparison.Ordinal);
        Assert.Contains("don.pdf", later.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_incomplete_draft_is_not_filed_and_stays(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync();
        var check = await client.GetPageAsync($"{draft}/kiem-tra");

        using var answer = await client.SubmitAsync(check.PostForm());
        var faulty = await answer.ReadPageAsync();
        var list = await client.GetPageAsync("/ho-so");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Thiếu giấy tờ", faulty.ErrorText(), StringComparison.Ordinal);
        Assert.Contains("họ, chữ đệm và tên", faulty.ErrorText(), StringComparison.Ordinal);
        Assert.Contains("Điền nơi ở", faulty.ErrorText(), StringComparison.Ordinal);
        Assert.Contains(draft, list.QuerySelector("#ban-nhap")!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_is_thrown_away_with_a_trace(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync("1.004194");
        var page = await client.GetPageAsync($"{draft}/xoa");

        using var answer = await client.SubmitAsync(page.PostForm());

        Assert.Equal("/ho-so?ban-nhap=xoa", answer.Headers.Location!.ToString());
        await using var scope = platform.NewScope();
        var id = draft.Split('/')[^1];
        Assert.True(await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.AnyAsync(row =>
            row.SubjectId == id && row.Action == "draft-discarded"));
    }
}

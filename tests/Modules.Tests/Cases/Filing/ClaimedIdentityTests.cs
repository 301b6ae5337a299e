using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases;
using XaDienTu.Kernel.Actors;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.People.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>What a citizen says of himself or of others stays on the case; the register of persons hears it from the counter.</summary>
public sealed class ClaimedIdentityTests
{
    private const string OwnNumberFault = "Số căn cước lấy theo tài khoản";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Filing_online_with_the_number_of_another_is_refused_and_changes_nothing_on_file(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var victim = await OnFileAsync(platform);
        using var attacker = await NewCitizen.RegisterAsync(platform);
        var draft = await attacker.Browser.StartDraftAsync();
        var page = await attacker.Browser.GetPageAsync($"{draft}/nguoi-nop");

        // The page offers no box for the own number; who sends one all the same is refused.
        using var answer = await attacker.Browser.SubmitAsync(
            page.PostForm(), ("Form.Applicant.FullName", "Kẻ Mạo Danh"), ("Form.Applicant.IdNumber", victim),
            ("Form.Applicant.Phone", "0999999999"),
            ("Form.Applicant.Address", "Chỗ khác"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(OwnNumberFault, (await answer.ReadPageAsync()).ErrorText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[name='Form.Applicant.IdNumber']"));
        using var kept = await attacker.Browser.SubmitAsync(page.PostForm(), ("Form.Applicant.Address", "Chỗ khác"));
        await attacker.Browser.UploadAsync(draft);
        var check = await attacker.Browser.GetPageAsync($"{draft}/kiem-tra");
        using var filed = await attacker.Browser.SubmitAsync(check.PostForm());
        await using var scope = platform.NewScope();
        var code = filed.ReceiptCode();
        var applicant = (await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.SingleAsync(row => row.Code == code)).Applicant;
        Assert.Equal((attacker.IdNumber, null), (applicant.IdNumber, applicant.PersonId));
        await AssertUntouchedAsync(platform, victim);
        Assert.Null(await FindAsync(platform, attacker.IdNumber));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Filing_for_another_keeps_both_people_on_the_case_and_out_of_the_register(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var victim = await OnFileAsync(platform);
        using var helper = await NewCitizen.RegisterAsync(platform);

        var code = await FileForAsync(helper, victim);

        await AssertUntouchedAsync(platform, victim);
        Assert.Null(await FindAsync(platform, helper.IdNumber));
        var view = await (await CaseApi.OnAsync(platform)).GetAsync($"cases/{code}");
        Assert.Equal(
            (victim, helper.IdNumber),
            (view.GetProperty("applicant").GetProperty("idNumber").GetString()!,
                view.GetProperty("submitter").GetProperty("idNumber").GetString()!));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var shown = (await clerk.GetPageAsync($"/can-bo/ho-so/{code}")).MainText();
        Assert.Contains("Người nộp thay", shown, StringComparison.Ordinal);
        Assert.Contains("Số định danh tự khai", shown, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_files_for_another_gives_the_own_number_and_not_a_third_one(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var helper = await NewCitizen.RegisterAsync(platform);
        using var api = await NewCitizen.ApiOfAsync(platform, helper.Browser);

        var third = await FileAsync(api, NewCitizen.NextIdNumber(), NewCitizen.NextIdNumber());
        var himself = await FileAsync(api, helper.IdNumber, helper.IdNumber);

        Assert.Contains(OwnNumberFault, (await CaseApi.ProblemAsync(third)).Detail, StringComparison.Ordinal);
        Assert.Equal(422, (await CaseApi.ProblemAsync(himself)).Status);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_of_a_citizen_files_with_the_own_number_alone_and_writes_nothing_on_file_before_it_is_verified(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var victim = await OnFileAsync(platform);
        using var attacker = await NewCitizen.RegisterAsync(platform);
        using var api = await NewCitizen.ApiOfAsync(platform, attacker.Browser);

        var foreign = await FileAsync(api, victim);
        var behalf = await FileAsync(api, victim, attacker.IdNumber);
        var own = await FileAsync(api, attacker.IdNumber);
        var boasting = await FileAsync(api, victim, attacker.IdNumber, papersChecked: true);

        var problem = await CaseApi.ProblemAsync(foreign);
        Assert.Equal(422, problem.Status);
        Assert.Contains(OwnNumberFault, problem.Detail, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created],
            [behalf.StatusCode, own.StatusCode, boasting.StatusCode]);
        await AssertUntouchedAsync(platform, victim);
        Assert.Null(await FindAsync(platform, attacker.IdNumber));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_verified_citizen_keeps_the_own_contact_data_up_to_date(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var citizen = await platform.SignInAsync(FilingJourney.OtherCitizen);

        await citizen.FileAsync();

        var known = await FindAsync(platform, "024190000456");
        Assert.Equal(("Trần Thị Bình", "Tổ 3, phường Thọ Xương"), (known?.FullName, known?.Address));
        var draft = await citizen.StartDraftAsync("1.004194");
        var person = await citizen.GetPageAsync($"{draft}/nguoi-nop");
        Assert.Equal("Tổ 3, phường Thọ Xương", person.QuerySelector<IHtmlInputElement>("#Form_Applicant_Address")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_register_fills_the_form_of_a_verified_citizen_and_of_nobody_else(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var victim = await OnFileAsync(platform);
        await OnFileAsync(platform, "024190000456", "Trần Thị Bình");
        using var squatter = await NewCitizen.RegisterAsync(platform, victim);
        using var verified = await platform.SignInAsync(FilingJourney.OtherCitizen);

        Assert.Equal("", await AddressAsync(squatter.Browser));
        Assert.Equal("Bản Cũ, xã Cũ", await AddressAsync(verified));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_writes_on_file_only_when_it_says_that_the_papers_were_checked(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var victim = await OnFileAsync(platform);
        using var program = await platform.ApiClientAsync();

        await CaseApi.ReadAsync(await FileAsync(program, victim));
        await AssertUntouchedAsync(platform, victim);

        await CaseApi.ReadAsync(await FileAsync(program, victim, papersChecked: true));
        Assert.Equal("0999999999", (await FindAsync(platform, victim))?.Phone);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Accepting_an_online_case_shows_the_difference_and_writes_only_what_the_clerk_has_checked(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var (unticked, ticked) = (await OnFileAsync(platform), await OnFileAsync(platform));
        using var helper = await NewCitizen.RegisterAsync(platform);
        var (first, second) = (await FileForAsync(helper, unticked), await FileForAsync(helper, ticked));

        var page = await clerk.GetPageAsync($"/can-bo/ho-so/{first}");
        Assert.Contains("Bản Cũ, xã Cũ", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Nơi khác hẳn", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Đã đối chiếu giấy tờ", page.MainText(), StringComparison.Ordinal);
        using var accepted = await clerk.SubmitAsync(ForwardForm(page));
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        await AssertUntouchedAsync(platform, unticked);

        using var written =
            await clerk.SubmitAsync(ForwardForm(await clerk.GetPageAsync($"/can-bo/ho-so/{second}")), ("Form.ApplicantChecked", "true"));
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        var known = await FindAsync(platform, ticked);
        Assert.Equal(("Nơi khác hẳn", "Giàng Thị Sếnh"), (known?.Address, known?.FullName));
        Assert.Null(await FindAsync(platform, helper.IdNumber));
        await using var scope = platform.NewScope();
        var filed = await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.SingleAsync(row => row.Code == second);
        Assert.Equal(known?.Id, filed.Applicant.PersonId);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_counter_is_shown_what_is_on_file_and_not_what_somebody_claimed_online(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        using var citizen = await NewCitizen.RegisterAsync(platform);
        await citizen.Browser.FileAsync();
        var form = (await clerk.GetPageAsync("/can-bo/tiep-nhan")).QuerySelector<IHtmlFormElement>("form[enctype]")!;

        using var answer = await clerk.SubmitAsync(form, ("Form.IdNumber", citizen.IdNumber));

        var page = await answer.ReadPageAsync();
        Assert.Contains("Chưa có dữ liệu", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector<IHtmlInputElement>("#Form_Phone")!.Value);
        Assert.Equal("", page.QuerySelector<IHtmlInputElement>("#Form_Address")!.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claiming_a_number_opens_no_case_of_its_holder(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var number = NewCitizen.NextIdNumber();
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth("Lý Thị Mẩy", number));
        using var owner = await NewCitizen.RegisterAsync(platform, number);
        var own = await owner.Browser.FileAsync();
        using var squatter = await NewCitizen.RegisterAsync(platform, number);
        using var api = await NewCitizen.ApiOfAsync(platform, squatter.Browser);

        var list = (await squatter.Browser.GetPageAsync("/ho-so")).MainText();

        foreach (var foreign in new[] { code, own })
        {
            Assert.DoesNotContain(foreign, list, StringComparison.Ordinal);
            Assert.Equal(
                HttpStatusCode.NotFound, (await squatter.Browser.GetAsync(new Uri($"/ho-so/{foreign}", UriKind.Relative))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(new Uri($"/api/v1/cases/{foreign}", UriKind.Relative))).StatusCode);
        }
    }

    private static IHtmlFormElement ForwardForm(IHtmlDocument page) => page.FormTo("Forward")!;

    private static async Task<string> AddressAsync(HttpClient citizen)
    {
        var draft = await citizen.StartDraftAsync("1.004194");
        return (await citizen.GetPageAsync($"{draft}/nguoi-nop")).QuerySelector<IHtmlInputElement>("#Form_Applicant_Address")!.Value;
    }

    /// <summary>The wizard, "Nộp thay người khác" pressed.</summary>
    private static async Task<string> FileForAsync(NewCitizen helper, string applicant)
    {
        var browser = helper.Browser;
        var draft = await browser.StartDraftAsync();
        var page = await browser.GetPageAsync($"{draft}/nguoi-nop");
        using var switched = await browser.SubmitAsync(page.PostForm(), ("doi", "true"));
        page = await browser.GetPageAsync($"{draft}/nguoi-nop");
        Assert.Null(page.QuerySelector("[name='Form.Submitter.IdNumber']"));
        using var named = await browser.SubmitAsync(
            page.PostForm(), ("Form.Applicant.FullName", "Giàng Thị Sếnh"), ("Form.Applicant.IdNumber", applicant),
            ("Form.Applicant.Phone", "0999999999"),
            ("Form.Applicant.Address", "Nơi khác hẳn"), ("Form.Submitter.Address", "Tổ 3, phường Thọ Xương"));
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
        await browser.UploadAsync(draft);
        var check = await browser.GetPageAsync($"{draft}/kiem-tra");
        using var filed = await browser.SubmitAsync(check.PostForm());
        return filed.ReceiptCode();
    }

    private static async Task<HttpResponseMessage> FileAsync(
        HttpClient client, string applicant, string? submitter = null, bool? papersChecked = null)
    {
        var api = new CaseApi(client);
        var me = await api.GetAsync("accounts/me");
        var isCitizen = me.GetProperty("kind").GetString() == "citizen";
        object? hash = isCitizen ? await api.UploadAsync(CaseApi.Pdf, "to-khai.pdf") : null;
        return await api.PostAsync(
            "cases",
            new
            {
                procedure = FilingJourney.Procedure,
                receivingOrganization = CaseApi.Commune,
                channel = isCitizen ? "online" : "counter",
                applicant = new { fullName = "Giàng Thị Sếnh", idNumber = applicant, phone = "0999999999", address = "Nơi khác hẳn" },
                submitter = submitter is null ? null : new { fullName = NewCitizen.Name, idNumber = submitter, phone = "0999999998" },
                documents = new[] { new { key = "to-khai", originals = isCitizen ? 0 : 1, fileHash = hash } },
                papersChecked,
            },
            Guid.CreateVersion7().ToString());
    }

    /// <summary>A person whom a counter has received before.</summary>
    private static async Task<string> OnFileAsync(TestPlatform platform, string? number = null, string name = "Giàng Thị Sếnh")
    {
        number ??= NewCitizen.NextIdNumber();
        await using var scope = platform.NewScope();
        var told = new PersonInput { FullName = name, IdNumber = number, Phone = "0912345678", Email = "senh@example.vn",
            Address = "Bản Cũ, xã Cũ" };
        Assert.True((await scope.ServiceProvider.GetRequiredService<IPeople>().RememberAsync(told, Actor.System, default)).Ok);
        return number;
    }

    private static async Task AssertUntouchedAsync(TestPlatform platform, string number)
    {
        var known = await FindAsync(platform, number);
        Assert.Equal(("Giàng Thị Sếnh", "0912345678", "Bản Cũ, xã Cũ"), (known?.FullName, known?.Phone, known?.Address));
        Assert.Empty(known!.ToCheck);
    }

    private static async Task<PersonSummary?> FindAsync(TestPlatform platform, string number)
    {
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<IPeople>().FindByIdNumberAsync(number, Actor.System, default)).Value;
    }
}

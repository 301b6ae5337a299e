using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts.Programs;
using XaDienTu.Kernel.Data;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts.Programs;

/// <summary>A program is registered by whoever administers its agency; its secret is shown once; what was taken away opens
/// nothing.</summary>
public sealed class ProgramsTests
{
    private const string Page = "/can-bo/chuong-trinh";
    private const string District = "H02.21";
    private const string Commune = "H02.21.01";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_registered_program_acts_at_its_agency_and_its_secret_is_shown_once(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri.bacgiang");

        var (clientId, secret) = await RegisterAsync(administrator, "Phần mềm một cửa thử", Commune);
        await AgreeAsync(platform, "quantri", clientId);

        Assert.Matches("^phan-mem-mot-cua-thu-[0-9a-f]{8}$", clientId);
        using var program = await ClientAsync(platform, clientId, secret);
        var me = await program.GetFromJsonAsync<JsonElement>("/api/v1/accounts/me");
        Assert.Equal(clientId, me.GetProperty("id").GetString());
        Assert.Equal("oneStopClerk", me.GetProperty("posts").EnumerateArray().Single().GetProperty("role").GetString());
        var list = await administrator.GetStringAsync(new Uri(Page, UriKind.Relative));
        var page = await administrator.GetStringAsync(new Uri($"{Page}/{clientId}", UriKind.Relative));
        Assert.Contains(clientId, list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list + page, StringComparison.Ordinal);
        Assert.Contains("ProgramRegistered", await AuditOfAsync(platform, clientId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_secret_ends_the_old_one_and_its_tokens(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri");
        var (clientId, secret) = await RegisterAsync(administrator, "Phần mềm đổi bí mật", Commune);
        await AgreeAsync(platform, "quantri.bacgiang", clientId);
        using var before = await ClientAsync(platform, clientId, secret);
        // Used already, so that the node remembers it.
        Assert.Equal(HttpStatusCode.OK, (await before.GetAsync(new Uri("/api/v1/accounts/me", UriKind.Relative))).StatusCode);

        var answer = await PressAsync(administrator, clientId, "form#secret-form");
        var renewed = (await answer.ReadPageAsync()).QuerySelector("#secret [data-copy]")!.GetAttribute("data-copy")!;

        Assert.NotEqual(secret, renewed);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync(platform, clientId, secret)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await TokenAsync(platform, clientId, renewed)).StatusCode);
        await AgreeAsync(platform, "quantri.bacgiang", clientId);
        using var after = await ClientAsync(platform, clientId, renewed);
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync(new Uri("/api/v1/accounts/me", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.GetAsync(new Uri("/api/v1/accounts/me", UriKind.Relative))).StatusCode);
        Assert.Contains("ProgramSecretRenewed", await AuditOfAsync(platform, clientId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_that_was_switched_off_does_nothing_any_more_and_stays_off(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri.bacgiang");
        var (clientId, secret) = await RegisterAsync(administrator, "Phần mềm bị ngừng", Commune);
        await AgreeAsync(platform, "quantri", clientId);
        using var program = await ClientAsync(platform, clientId, secret);

        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(administrator, $"{clientId}?handler=Off", "form#confirm")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(new Uri("/api/v1/worklist", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await TokenAsync(platform, clientId, secret)).StatusCode);
        var page = await administrator.GetPageAsync($"{Page}/{clientId}");
        Assert.Contains("Đã ngừng", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Contains("ProgramSwitchedOff", await AuditOfAsync(platform, clientId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_registered_a_program_does_not_agree_to_its_roles_and_before_that_its_secret_opens_nothing(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri");
        var (clientId, secret) = await RegisterAsync(administrator, "Phần mềm chờ đồng ý", Commune);

        Assert.Equal(HttpStatusCode.BadRequest, (await TokenAsync(platform, clientId, secret)).StatusCode);
        var page = await administrator.GetPageAsync($"{Page}/{clientId}");
        Assert.Contains("Chờ quản trị khác đồng ý", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(quản trị cơ quan, ", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form#agree-form"));
        var off = page.QuerySelector<IHtmlFormElement>("form#secret-form")!;
        off.Action = $"{Page}/{clientId}?handler=Agree";
        var refused = await administrator.SubmitAsync(off);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("không tự đồng ý", await TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await TokenAsync(platform, clientId, secret)).StatusCode);

        using var stranger = await platform.SignInAsync("quantri.sotuphap");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri($"{Page}/{clientId}", UriKind.Relative))).StatusCode);
        await AgreeAsync(platform, "quantri.bacgiang", clientId);
        using var program = await ClientAsync(platform, clientId, secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/api/v1/worklist", UriKind.Relative))).StatusCode);
        var audit = await AuditOfAsync(platform, clientId);
        Assert.Contains("ProgramAgreed", audit);
        Assert.Contains("ProgramAgreementRefused", audit);
    }

    [Theory]
    [InlineData("OneStopClerk", "Leader")]
    [InlineData("AppraisingOfficer", "HeadOfUnit")]
    [InlineData("Leader", "RecordsClerk")]
    [InlineData("OneStopClerk", "RecordsClerk")]
    public async Task What_prepares_what_approves_and_the_seal_never_sit_in_one_program(string one, string other)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var administrator = await platform.SignInAsync("quantri");

        var refused = await SubmitAsync(administrator, "Phần mềm làm hết", Commune, ("Form.Roles", one), ("Form.Roles", other));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("không cùng nằm trong một chương trình", await TextAsync(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_a_program_that_signs_people_in_is_renewed_by_who_may_register_one()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var administrator = await platform.SignInAsync("quantri");
        using var district = await platform.SignInAsync("quantri.bacgiang");
        var made = await SubmitAsync(
            administrator, "Cổng đọc sách", District, ("Form.Redirects", "https://sach.example/ve"), ("Form.Scopes", "profile"));
        var clientId = (await made.ReadPageAsync()).QuerySelector("[data-copy]")!.GetAttribute("data-copy")!;

        Assert.Null((await district.GetPageAsync($"{Page}/{clientId}")).QuerySelector("form#secret-form"));
        var off = (await district.GetPageAsync($"{Page}/{clientId}?handler=Off")).QuerySelector<IHtmlFormElement>("form#confirm")!;
        off.Action = $"{Page}/{clientId}?handler=Secret";
        var refused = await district.SubmitAsync(off);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("do quản trị nền tảng cấp", await TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PressAsync(administrator, clientId, "form#secret-form")).StatusCode);
    }

    [Fact]
    public async Task Each_administrator_has_the_programs_of_the_own_agencies_alone()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var district = await platform.SignInAsync("quantri.bacgiang");
        using var department = await platform.SignInAsync("quantri.sotuphap");
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var (clientId, _) = await RegisterAsync(district, "Phần mềm của thành phố", District);

        Assert.DoesNotContain(clientId, await department.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await department.GetAsync(new Uri($"{Page}/{clientId}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await department.GetAsync(new Uri($"{Page}/demo-mot-cua", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(new Uri(Page, UriKind.Relative))).StatusCode);
        var refused = await SubmitAsync(department, "Phần mềm lấn sân", District);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Chỉ đăng ký chương trình cho cơ quan mình quản trị.", await TextAsync(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_signed_in_by_programs_that_the_administrator_of_the_platform_registered()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var district = await platform.SignInAsync("quantri.bacgiang");
        using var administrator = await platform.SignInAsync("quantri");

        var refused = await SubmitAsync(district, "Cổng học bạ", District, ("Form.Redirects", "https://hocba.example/ve"));
        var wrong = await SubmitAsync(administrator, "Cổng học bạ", District, ("Form.Redirects", "hocba.example"));
        var made = await SubmitAsync(administrator, "Cổng học bạ", District,
            ("Form.Redirects", "https://hocba.example/ve\r\nhttps://hocba.example/ve2"), ("Form.Scopes", "profile"));

        Assert.Contains("do quản trị nền tảng đăng ký", await TextAsync(refused), StringComparison.Ordinal);
        Assert.Contains("không phải địa chỉ đầy đủ", await TextAsync(wrong), StringComparison.Ordinal);
        var clientId = (await made.ReadPageAsync()).QuerySelector("[data-copy]")!.GetAttribute("data-copy")!;
        using var anybody = platform.NewClient();
        const string challenge =
            "&response_type=code&scope=openid&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        var known = await anybody.GetAsync(
            new Uri($"/connect/authorize?client_id={clientId}&redirect_uri=https%3A%2F%2Fhocba.example%2Fve{challenge}", UriKind.Relative));
        var strange =
            await anybody.GetAsync(new Uri(
                $"/connect/authorize?client_id={clientId}&redirect_uri=https%3A%2F%2Fke-xau.example%2Fve{challenge}", UriKind.Relative));
        Assert.StartsWith("/dang-nhap", known.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, strange.StatusCode);
    }

    [Theory]
    [InlineData("https://phanmem.tinh.vn/ve", null)]
    [InlineData("http://127.0.0.1:7777/ve", null)]
    [InlineData("http://phanmem.tinh.vn/ve", "https://")]
    [InlineData("javascript:alert(1)", "không phải địa chỉ")]
    [InlineData("https://phanmem.tinh.vn/ve#a", "dấu #")]
    [InlineData("https://a@phanmem.tinh.vn/ve", "tên đăng nhập")]
    [InlineData("https://*.tinh.vn/ve", "không phải địa chỉ")]
    [InlineData("https:///ve", "không phải địa chỉ")]
    public void A_redirect_address_is_whole_and_safe(string address, string? said)
    {
        var fault = RedirectAddresses.Fault([address]);

        if (said is null)
        {
            Assert.Null(fault);
        }
        else
        {
            Assert.Contains(said, fault, StringComparison.Ordinal);
        }
    }

    private static async Task AgreeAsync(TestPlatform platform, string userName, string clientId)
    {
        using var second = await platform.SignInAsync(userName);
        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(second, clientId, "form#agree-form")).StatusCode);
    }

    private static async Task<(string ClientId, string Secret)> RegisterAsync(HttpClient administrator, string name, string agency)
    {
        var answer = await SubmitAsync(administrator, name, agency, ("Form.Roles", "OneStopClerk"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var copied = (await answer.ReadPageAsync()).QuerySelectorAll("[data-copy]").Select(button => button.GetAttribute("data-copy")!)
            .ToList();
        return (copied[0], copied[1]);
    }

    private static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient administrator, string name, string agency, params (string Name, string? Value)[] more)
    {
        var form = (await administrator.GetPageAsync(Page)).QuerySelector<IHtmlFormElement>("form#register")!;
        (string, string?)[] role = more.Length == 0 ? [("Form.Roles", "OneStopClerk")] : [];
        return await administrator.SubmitAsync(form, [("Form.Name", name), ("Form.Organization", agency), .. role, .. more]);
    }

    private static async Task<HttpResponseMessage> PressAsync(HttpClient administrator, string clientId, string form) =>
        await administrator.SubmitAsync((await administrator.GetPageAsync($"{Page}/{clientId}")).QuerySelector<IHtmlFormElement>(form)!);

    private static async Task<HttpResponseMessage> TokenAsync(TestPlatform platform, string clientId, string secret)
    {
        using var client = platform.NewClient();
        return await client.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", secret), ("scope", "api"));
    }

    private static async Task<HttpClient> ClientAsync(TestPlatform platform, string clientId, string secret)
    {
        var answer = await TokenAsync(platform, clientId, secret);
        answer.EnsureSuccessStatusCode();
        var client = platform.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
        return client;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => (await answer.ReadPageAsync()).Body!.TextContent;

    private static async Task<List<string>> AuditOfAsync(TestPlatform platform, string subject)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.Where(row => row.SubjectId == subject)
            .Select(row => row.Action).ToListAsync();
    }
}

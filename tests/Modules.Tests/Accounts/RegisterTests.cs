using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Modules.Tests.Accounts.Resets;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class RegisterTests
{
    private const string Password = NewCitizen.Password;

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_citizen_registers_is_signed_in_and_comes_back_by_phone(string database)
    {
        var platform = await TestPlatform.OnAsync(database);

        using var citizen = await NewCitizen.RegisterAsync(platform);

        Assert.Equal(HttpStatusCode.OK, (await citizen.Browser.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
        using var later = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await later.SignInAsync(citizen.Phone, Password)).StatusCode);
        Assert.Contains("AccountRegistered", (await SignInTests.AuditOfAsync(platform, citizen.Phone)).Select(row => row.Action));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_registered_a_number_first_keeps_nobody_from_registering_and_signing_in_with_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var squatter = await NewCitizen.RegisterAsync(platform, password: "con trau di truoc cai cay");
        using var owner = await NewCitizen.RegisterAsync(platform, squatter.IdNumber);
        using (var relative = await NewCitizen.RegisterAsync(platform, squatter.IdNumber, owner.Phone, password: "ba con ga mai den"))
        {
            Assert.Contains($"{owner.Phone}-", (await relative.Browser.GetPageAsync("/tai-khoan")).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal);
        }

        using var fourth = await NewCitizen.RegisterAsync(platform, squatter.IdNumber, password: "bon mua hoa no ruc ro");

        Assert.Equal("Lý A Páo", (await SignedInAsync(platform, owner.IdNumber, Password)).Name);
        Assert.Equal(owner.Phone, (await SignedInAsync(platform, owner.IdNumber, Password)).UserName);
        Assert.Equal(squatter.Phone, (await SignedInAsync(platform, owner.IdNumber, "con trau di truoc cai cay")).UserName);
        Assert.Equal(owner.Phone, (await SignedInAsync(platform, owner.Phone, Password)).UserName);
        // However many claim one number, so many passwords are compared and no more.
        using var client = platform.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SignInAsync(owner.IdNumber, "bon mua hoa no ruc ro")).StatusCode);
        Assert.Equal(fourth.Phone, (await SignedInAsync(platform, fourth.Phone, "bon mua hoa no ruc ro")).UserName);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wrong_password_for_a_number_is_answered_alike_whoever_claims_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform);
        using var client = platform.NewClient();

        var unknown = await client.SignInAsync(NewCitizen.NextIdNumber(), "sai-mat-khau");
        var claimed = await client.SignInAsync(citizen.IdNumber, "sai-mat-khau");
        var verified = await client.SignInAsync("024190000456", "sai-mat-khau");

        foreach (var answer in new[] { claimed, verified })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Equal(await ErrorAsync(unknown), await ErrorAsync(answer));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_who_register_with_one_phone_at_once_both_get_an_account(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var phone = NewCitizen.NextPhone();

        var citizens = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NewCitizen.RegisterAsync(platform, phone: phone)));

        foreach (var citizen in citizens)
        {
            using (citizen)
            {
                Assert.Equal(HttpStatusCode.OK, (await citizen.Browser.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("02408500012", "0912000999", Password, "Số căn cước phải đủ 12 chữ số, mới có 11.")]
    [InlineData("097085000123", "0912000999", Password, "không phải mã tỉnh")]
    [InlineData("02408500012x", "0912000999", Password, "Số căn cước chỉ gồm chữ số. Bỏ “x”.")]
    [InlineData("024085000999", "912000999", Password, "Số điện thoại gồm 10 hoặc 11 chữ số")]
    [InlineData("024085000999", "0912000999", "12345678", "nhiều người dùng")]
    [InlineData("024085000999", "0912000999", "024085000999", "ít nhất 14 ký tự")]
    [InlineData("024085000999", "0912000999", "Lý A Páo 024085000999", "dễ đoán")]
    public async Task A_faulty_form_comes_back_with_the_cure(string idNumber, string phone, string password, string sentence)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();

        var answer = await NewCitizen.SendAsync(client, NewCitizen.Name, idNumber, phone, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lý A Páo", page.QuerySelector<IHtmlInputElement>("input[name='Form.FullName']")!.Value);
    }

    [Fact]
    public async Task Every_faulty_field_is_told_at_once_and_the_password_among_them()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();

        var answer = await NewCitizen.SendAsync(client, "", "123", "45", "ngan");

        var errors = (await answer.ReadPageAsync()).QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ToList();
        foreach (var field in new[] { "FullName", "PersonalIdNumber", "Phone", "Password" })
        {
            Assert.Contains($"#Form.{field}", errors.Select(href => href?.Replace('_', '.')));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_new_is_promised_to_sign_in_by_a_number_that_may_be_anothers(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform);

        var welcome = await citizen.Browser.GetPageAsync("/tai-khoan?moi=true");

        Assert.Contains("Lần sau đăng nhập bằng số điện thoại", welcome.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("hoặc số căn cước", welcome.Body.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(string Name, string UserName)> SignedInAsync(TestPlatform platform, string name, string password)
    {
        using var client = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(name, password)).StatusCode);
        var facts = (await client.GetPageAsync("/tai-khoan")).QuerySelectorAll("dl.facts dd").Select(fact => fact.TextContent).ToList();
        return (facts[0], facts[1]);
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage answer) =>
        (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;

    [Theory, MemberData(nameof(Both))]
    public async Task Registering_with_the_phone_of_another_takes_no_sign_in_from_him(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var stranger = await NewCitizen.RegisterAsync(platform, phone: "0912000123");
        using var holder = platform.NewClient();

        Assert.Equal(HttpStatusCode.Redirect, (await holder.SignInAsync("0912000123", DemoAccounts.Password)).StatusCode);
        Assert.Contains("Nguyễn Văn An", (await holder.GetPageAsync("/tai-khoan")).Body!.TextContent, StringComparison.Ordinal);
        using var other = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync("0912000123", NewCitizen.Password)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Registering_with_the_mailbox_of_another_takes_no_sign_in_from_him(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        const string officers = "h02.21.01-1@canbo.example";
        using var first = await NewCitizen.RegisterAsync(platform, password: "con trau di truoc cai cay", email: "pao@example.vn");
        foreach (var mailbox in new[] { officers, "pao@example.vn" })
        {
            for (var more = 0; more < 3; more++)
            {
                using var stranger = await NewCitizen.RegisterAsync(platform, email: mailbox);
            }
        }

        Assert.Equal("motcua.thoxuong", (await SignedInAsync(platform, officers, DemoAccounts.Password)).UserName);
        Assert.Equal(first.Phone, (await SignedInAsync(platform, "PAO@example.vn", "con trau di truoc cai cay")).UserName);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_is_an_officer_or_verified_comes_before_strangers_who_were_earlier(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        var phone = NewCitizen.NextPhone();
        for (var stranger = 0; stranger < 4; stranger++)
        {
            using var earlier = await NewCitizen.RegisterAsync(platform, phone: phone, email: "chung@example.vn");
        }

        using var verified = await NewCitizen.RegisterAsync(platform, password: "con trau di truoc cai cay", email: "chung@example.vn");
        await platform.ChangeAccountAsync(
            verified.Phone, account =>
                account.Verify(verified.IdNumber, account.FullName, "Cán bộ", organizationId: null, platform.Clock.GetUtcNow()));
        await platform.ChangeAccountAsync("motcua.thoxuong", account =>
        {
            account.PhoneNumber = phone;
            (account.Email, account.NormalizedEmail) = ("chung@example.vn", "CHUNG@EXAMPLE.VN");
        });

        Assert.Equal("motcua.thoxuong", (await SignedInAsync(platform, phone, DemoAccounts.Password)).UserName);
        Assert.Equal("motcua.thoxuong", (await SignedInAsync(platform, "chung@example.vn", DemoAccounts.Password)).UserName);
        Assert.Equal(verified.Phone, (await SignedInAsync(platform, "chung@example.vn", "con trau di truoc cai cay")).UserName);
    }

    [Fact]
    public async Task Who_registers_is_told_the_name_that_always_signs_in()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var citizen = await NewCitizen.RegisterAsync(platform);
        using var relative = await NewCitizen.RegisterAsync(platform, citizen.IdNumber, citizen.Phone);

        foreach (var browser in new[] { citizen.Browser, relative.Browser })
        {
            var page = await browser.GetPageAsync("/tai-khoan?moi=true");
            var name = page.QuerySelectorAll("dl.facts dd")[1].TextContent;
            var said = page.QuerySelectorAll("main strong").Single(strong => strong.TextContent == name).ParentElement!.TextContent;
            Assert.DoesNotContain("số căn cước", said, StringComparison.Ordinal);
        }
    }
}

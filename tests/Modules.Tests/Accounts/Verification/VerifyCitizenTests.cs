using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Verification;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts.Verification;

public sealed class VerifyCitizenTests
{
    private const string Page = "/can-bo/xac-minh-cong-dan";
    private const string Clerk = "motcua.thoxuong";
    private const string OwnerPassword = "dong song que huong xanh";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_page_is_the_clerks_alone(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var nobody = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(nobody));
        foreach (var stranger in new[] { "congdan.an", "thamdinh.thoxuong", "lanhdao.thoxuong", "quantri", "quantri.bacgiang" })
        {
            using var client = await platform.SignInAsync(stranger);
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client));
        }

        using var clerk = await platform.SignInAsync(Clerk);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(clerk));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_owner_gets_the_number_back_at_the_counter_and_the_squatter_loses_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var squatter = await NewCitizen.RegisterAsync(platform, name: "Kẻ Đến Trước");
        var stolen = await squatter.Browser.FileAsync();
        using var owner = await NewCitizen.RegisterAsync(platform, squatter.IdNumber, name: "Lý A Pao", password: OwnerPassword);
        using var clerk = await platform.SignInAsync(Clerk);

        var found = await FindAsync(clerk, owner.IdNumber);
        var shown = found.MainText();
        Assert.Contains("Kẻ Đ*** T***", shown, StringComparison.Ordinal);
        Assert.Contains("Lý A*** P***", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(owner.Phone, shown, StringComparison.Ordinal);
        using var verified = await VerifyAsync(clerk, found, await IdOfAsync(platform, owner), owner, "Lý A Páo");

        Assert.Equal(HttpStatusCode.Redirect, verified.StatusCode);
        Assert.Contains("Đã xác minh tài khoản của Lý A Páo", (await clerk.GetPageAsync(Page)).MainText(), StringComparison.Ordinal);
        using var back = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await back.SignInAsync(owner.IdNumber, OwnerPassword)).StatusCode);
        var account = (await back.GetPageAsync("/tai-khoan")).MainText();
        Assert.Contains("Đã xác minh", account, StringComparison.Ordinal);
        Assert.Contains("UBND phường Thọ Xương", account, StringComparison.Ordinal);
        Assert.Contains("Lý A Páo", account, StringComparison.Ordinal);

        // The squatter keeps account and cases, not the number.
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await platform.NewClient().SignInAsync(owner.IdNumber, NewCitizen.Password)).StatusCode);
        Assert.Contains(stolen, (await squatter.Browser.GetPageAsync("/ho-so")).MainText(), StringComparison.Ordinal);
        var lost = await squatter.Browser.GetPageAsync("/tai-khoan");
        Assert.Contains("Số này đã được người khác xác minh tại một cửa", lost.MainText(), StringComparison.Ordinal);
        await NoticedAsync(squatter.Browser, "đã được người khác xác minh tại một cửa");
        await NoticedAsync(back, "đã được xác minh tại bộ phận một cửa");
        Assert.Contains("Số này đã được người khác xác minh", (await clerk.GetPageAsync($"/can-bo/ho-so/{stolen}")).MainText(),
            StringComparison.Ordinal);
        var actions = (await AuditOfAsync(platform, owner)).Concat(await AuditOfAsync(platform, squatter)).ToList();
        Assert.Contains("CitizenVerified", actions);
        Assert.Contains("AccountLookedUp", actions);
        Assert.Contains("IdNumberLost", actions);

        // Said again, it is a claim that no counter confirms.
        using var again =
            await squatter.Browser.SubmitAsync(lost.QuerySelector<IHtmlFormElement>("form#id-number")!, ("IdNumber", owner.IdNumber));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Contains("Tự khai", (await squatter.Browser.GetPageAsync("/tai-khoan")).MainText(), StringComparison.Ordinal);
        using var refused = await VerifyAsync(clerk, await FindAsync(clerk, squatter.Phone), await IdOfAsync(platform, squatter), squatter);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await platform.NewClient().SignInAsync(owner.IdNumber, OwnerPassword)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_clerk_sees_the_card_and_hears_the_phone_or_nothing_is_verified(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform);
        using var clerk = await platform.SignInAsync(Clerk);
        var found = await FindAsync(clerk, citizen.Phone);
        var id = await IdOfAsync(platform, citizen);

        using var unseen = await VerifyAsync(clerk, found, id, citizen, cardSeen: null);
        using var otherPhone = await VerifyAsync(clerk, found, id, citizen with { Phone = NewCitizen.NextPhone() });
        using var wrongNumber = await VerifyAsync(clerk, found, id, citizen with { IdNumber = "02408500012" });
        using var nobody = await VerifyAsync(clerk, found, Guid.CreateVersion7(), citizen);
        var officer = await IdOfAsync(platform, "lanhdao.thoxuong");
        using var notCitizen = await VerifyAsync(clerk, found, officer, citizen);

        Assert.All([unseen, otherPhone, wrongNumber], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.All([nobody, notCitizen], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Contains("Tự khai", (await citizen.Browser.GetPageAsync("/tai-khoan")).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0931")]
    [InlineData("02408500012")]
    [InlineData("Lý A Páo")]
    public async Task Half_a_number_or_a_name_finds_nobody(string sought)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync(Clerk);

        using var answer = await SendFindAsync(clerk, sought);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null((await answer.ReadPageAsync()).QuerySelector("form#verify"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_clerk_does_not_verify_himself(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync(Clerk);
        var phone = NewCitizen.NextPhone();
        var clerkId = await IdOfAsync(platform, Clerk);
        await using (var scope = platform.NewScope())
        {
            await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.Where(account => account.Id == clerkId)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.PhoneNumber, phone));
        }

        using var himself = await NewCitizen.RegisterAsync(platform, phone: phone);
        var found = await FindAsync(clerk, himself.IdNumber);
        using var refused = await VerifyAsync(clerk, found, await IdOfAsync(platform, himself), himself);
        using var worse = await VerifyAsync(clerk, found, clerkId, himself);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, worse.StatusCode);
        Assert.Contains("Không tự xác minh", (await refused.ReadPageAsync()).ErrorText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_counters_that_verify_one_number_at_once_one_wins(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var one = await NewCitizen.RegisterAsync(platform);
        using var other = await NewCitizen.RegisterAsync(platform, one.IdNumber);
        using var here = await platform.SignInAsync(Clerk);
        using var there = await platform.SignInAsync("motcua.bacgiang");
        var (ours, theirs) = (await FindAsync(here, one.IdNumber), await FindAsync(there, one.IdNumber));
        var (first, second) = (await IdOfAsync(platform, one), await IdOfAsync(platform, other));

        var answers = await Task.WhenAll(VerifyAsync(here, ours, first, one), VerifyAsync(there, theirs, second, other));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        await using var scope = platform.NewScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.CountAsync(row =>
            row.PersonalIdNumber == one.IdNumber));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_or_a_stranger_who_calls_it_verifies_nobody(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform);
        await using var scope = platform.NewScope();
        var post = new HeldPost(Guid.CreateVersion7(), OfficerRole.OneStopClerk);
        var input =
            new VerifyCitizen.Input(await IdOfAsync(platform, citizen), citizen.IdNumber, NewCitizen.Name, citizen.Phone, CardSeen: true);

        var result = await scope.ServiceProvider.GetRequiredService<VerifyCitizen>().RunAsync(
            input, new Actor(ActorKind.Program, DemoAccounts.ClientId, "chương trình", null, [post]), default);

        Assert.Equal("accounts.not-a-counter", result.Error?.Code);
    }

    internal static async Task<IHtmlDocument> FindAsync(HttpClient clerk, string sought)
    {
        using var answer = await SendFindAsync(clerk, sought);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadPageAsync();
    }

    internal static Task<HttpResponseMessage> VerifyAsync(
        HttpClient clerk, IHtmlDocument found, Guid account, NewCitizen citizen, string name = NewCitizen.Name,
        string? cardSeen = "true") =>
        clerk.SubmitAsync(
            found.QuerySelector<IHtmlFormElement>("form#verify")!, ("Form.Account", account.ToString()), ("Form.Phone", citizen.Phone),
            ("Form.IdNumber", citizen.IdNumber), ("Form.NameOnCard", name), ("Form.CardSeen", cardSeen));

    internal static async Task<Guid> IdOfAsync(TestPlatform platform, string userName)
    {
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts.SingleAsync(row => row.UserName == userName)).Id;
    }

    internal static async Task<Guid> IdOfAsync(TestPlatform platform, NewCitizen citizen)
    {
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<AccountsDb>().Accounts
            .SingleAsync(row => row.PhoneNumber == citizen.Phone && row.Kind == AccountKind.Citizen)).Id;
    }

    private static async Task<HttpResponseMessage> SendFindAsync(HttpClient clerk, string sought)
    {
        var form = (await clerk.GetPageAsync(Page)).QuerySelector<IHtmlFormElement>("form#find")!;
        return await clerk.SubmitAsync(form, ("Form.Sought", sought));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri(Page, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task<List<string>> AuditOfAsync(TestPlatform platform, NewCitizen citizen)
    {
        var id = (await IdOfAsync(platform, citizen)).ToString();
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().Audit.Where(row => row.SubjectId == id).OrderBy(row => row.At)
            .ThenBy(row => row.Id).Select(row => row.Action).ToListAsync();
    }

    private static async Task NoticedAsync(HttpClient citizen, string sentence)
    {
        for (var wait = 0; wait < 200; wait++)
        {
            if ((await citizen.GetPageAsync("/thong-bao")).MainText().Contains(sentence, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"No notice says “{sentence}”.");
    }
}

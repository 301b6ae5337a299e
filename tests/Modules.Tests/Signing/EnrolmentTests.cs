using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Reception;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Signing;
using XaDienTu.Signing.Authority;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>The life of a certificate over the pages: asked for, approved, activated with a PIN, used, revoked.</summary>
public sealed class EnrolmentTests
{
    private const string Asker = "quantri.bacgiang";
    private const string Decider = "quantri";
    private const string Holder = "thamdinh.thoxuong";
    private const string Pin = "903517";

    public static TheoryData<string> Both => Databases.Both;

    [Theory]
    [InlineData("/can-bo/chung-thu", "congdan.an", HttpStatusCode.Forbidden)]
    [InlineData("/can-bo/chung-thu/de-nghi", "thamdinh.thoxuong", HttpStatusCode.Forbidden)]
    [InlineData("/can-bo/goc-tin-cay", "quantri.bacgiang", HttpStatusCode.Forbidden)]
    [InlineData("/can-bo/chu-ky-cua-toi", "congdan.an", HttpStatusCode.Forbidden)]
    [InlineData("/can-bo/cho-ky", "congdan.an", HttpStatusCode.Forbidden)]
    public async Task A_stranger_signs_in_first_and_the_wrong_person_is_refused(string page, string userName, HttpStatusCode expected)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var stranger = platform.NewClient();
        using var wrong = await platform.SignInAsync(userName);

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
        Assert.Equal(expected, (await wrong.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_gets_a_certificate_and_loses_it(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var asker = await platform.SignInAsync(Asker);
        using var decider = await platform.SignInAsync(Decider);
        using var holder = await platform.SignInAsync(Holder);
        var application = await AskAsync(platform, asker, await OfficerCodeAsync(platform, Holder));

        var self = await asker.GetPageAsync(application);
        Assert.Null(self.QuerySelector("form[action*='handler=Approve']"));
        await SendAsync(decider, application, "Approve");
        var weak = await SendAsync(holder, "/can-bo/chu-ky-cua-toi", "Activate", ("Form.Pin", "123456"), ("Form.PinAgain", "123456"));
        var done = await SendAsync(holder, "/can-bo/chu-ky-cua-toi", "Activate", ("Form.Pin", Pin), ("Form.PinAgain", Pin));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Contains("dễ đoán", (await weak.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var record = await RecordAsync(platform, Holder);
        Assert.Contains("CertificateIssued", await ReceptionPageTests.AuditOfAsync(platform, record.Id.ToString()));
        Assert.DoesNotContain(Pin, await AllAuditAsync(platform), StringComparison.Ordinal);

        var noReason = await SendAsync(holder, $"/can-bo/chung-thu/{record.Id}", "Revoke", ("Form.Note", "Mất máy tính bảng"));
        var revoked = await SendAsync(
            holder, $"/can-bo/chung-thu/{record.Id}", "Revoke", ("Form.Reason", "KeyCompromise"), ("Form.Note", "Mất máy tính bảng"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        Assert.Contains("Mất máy tính bảng", (await noReason.ReadPageAsync()).QuerySelector("textarea[name='Form.Note']")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, revoked.StatusCode);
        var after = await RecordAsync(platform, Holder);
        Assert.NotNull(after.RevokedAt);
        Assert.Null(after.Pkcs12);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_request_is_refused_with_a_reason_and_another_agency_may_not_ask(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var asker = await platform.SignInAsync(Asker);
        using var decider = await platform.SignInAsync(Decider);
        var unknown = await SendAsync(asker, "/can-bo/chung-thu/de-nghi", null, ("Form.OfficerCode", "H99.99.99-9"),
            ("Form.OrganizationId", await CommuneAsync(platform)));
        var application = await AskAsync(platform, asker, await OfficerCodeAsync(platform, Holder));
        var twice = await SendAsync(asker, "/can-bo/chung-thu/de-nghi", null,
            ("Form.OrganizationId", await CommuneAsync(platform)), ("Form.OfficerCode", await OfficerCodeAsync(platform, Holder)));

        var silent = await SendAsync(decider, application, "Refuse");
        var refused = await SendAsync(decider, application, "Refuse", ("Reason", "Chưa có quyết định bổ nhiệm"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("H99.99.99-9",
            (await unknown.ReadPageAsync()).QuerySelector("input[name='Form.OfficerCode']")!.GetAttribute("value"),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("Chưa có quyết định bổ nhiệm", (await asker.GetPageAsync(application)).Body!.TextContent, StringComparison.Ordinal);
        using var outsider = await platform.SignInAsync("quantri.sotuphap");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(new Uri(application, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_revoked_certificate_signs_nothing_more_and_older_signatures_stay_valid()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        var api = await CaseApi.OnAsync(platform);
        var (first, _) = await SignedCases.OnLeadersDeskAsync(api);
        var (second, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        await SignedCases.SignAsync(leader, first);
        platform.Clock.Move(TimeSpan.FromMinutes(1));
        var record = await RecordAsync(platform, SignedCases.Leader);
        await SendAsync(
            leader, $"/can-bo/chung-thu/{record.Id}", "Revoke", ("Form.Reason", "KeyCompromise"), ("Form.Note", "Mất điện thoại"));

        var page = await leader.GetPageAsync($"/can-bo/ho-so/{second}/ky-so");
        var hash = (await api.GetAsync($"cases/{first}")).GetProperty("results")[0].GetProperty("signedHash").GetString()!;
        var report = await ValidateTests.ValidateAsync(platform, await SignedCases.FileAsync(leader, hash), "a.pdf");

        Assert.Null(page.QuerySelector("form[action*='handler=Approve']"));
        Assert.Equal("VALID", report.GetProperty("verdict").GetString());
        Assert.Equal("revoked-later", report.GetProperty("signatures")[0].GetProperty("revocation").GetString());
    }

    [Fact]
    public async Task Expiry_is_warned_of_ahead_and_a_renewal_replaces_the_old_certificate()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        var record = await RecordAsync(platform, SignedCases.Leader);
        platform.Clock.Move(record.ValidTo - platform.Clock.GetUtcNow() - TimeSpan.FromDays(20));
        using var asker = await platform.SignInAsync(Asker);
        using var decider = await platform.SignInAsync(Decider);

        var ending = await asker.GetPageAsync("/can-bo/chung-thu?xem=sap-het-han");
        var renewal = await SendAsync(asker, $"/can-bo/chung-thu/{record.Id}", "Renew");
        await SendAsync(decider, renewal.Headers.Location!.ToString(), "Approve");
        using var holder = await platform.SignInAsync(SignedCases.Leader);
        await SendAsync(holder, "/can-bo/chu-ky-cua-toi", "Activate", ("Form.Pin", Pin), ("Form.PinAgain", Pin));

        Assert.Contains(record.HolderName, ending.Body!.TextContent, StringComparison.Ordinal);
        var renewed = await RecordAsync(platform, SignedCases.Leader);
        Assert.NotEqual(record.Id, renewed.Id);
        Assert.Null(renewed.RevokedAt);
    }

    private static async Task<string> AskAsync(TestPlatform platform, HttpClient asker, string officerCode)
    {
        var answer = await SendAsync(asker, "/can-bo/chung-thu/de-nghi", null, ("Form.OrganizationId", await CommuneAsync(platform)),
            ("Form.OfficerCode", officerCode));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, string page, string? handler, params (string Name, string? Value)[] values)
    {
        var document = await client.GetPageAsync(page);
        var form = document.QuerySelectorAll<IHtmlFormElement>("main form")
            .First(candidate =>
                handler is null || (candidate.GetAttribute("action") ?? "").Contains($"handler={handler}", StringComparison.Ordinal));
        return await client.SubmitAsync(form, values);
    }

    private static async Task<string> CommuneAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        var tree = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().GetAsync(CancellationToken.None);
        return tree.Find(CaseApi.Commune, DateOnly.FromDateTime(platform.Clock.GetUtcNow().Date))!.Id.ToString();
    }

    private static async Task<OfficerSummary> OfficerAsync(TestPlatform platform, string userName)
    {
        await using var scope = platform.NewScope();
        var account = await scope.ServiceProvider.GetRequiredService<XaDienTu.Accounts.AccountsDb>().Accounts.SingleAsync(row =>
            row.UserName == userName);
        return (await scope.ServiceProvider.GetRequiredService<IOfficerDirectory>()
            .FindAsync(account.OfficerId!.Value, CancellationToken.None))!;
    }

    private static async Task<string> OfficerCodeAsync(TestPlatform platform, string userName) =>
        (await OfficerAsync(platform, userName)).Code;

    /// <summary>The newest certificate of the account's officer.</summary>
    private static async Task<CertificateRecord> RecordAsync(TestPlatform platform, string userName)
    {
        var officer = await OfficerAsync(platform, userName);
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<SigningDb>().Certificates.AsNoTracking()
            .Where(record => record.OfficerId == officer.Id).ToListAsync()).OrderByDescending(record => record.Id).First();
    }

    private static async Task<string> AllAuditAsync(TestPlatform platform)
    {
        await using var scope = platform.NewScope();
        return string.Join('\n', await scope.ServiceProvider.GetRequiredService<XaDienTu.Kernel.Data.KernelDb>().Audit.Select(row =>
            row.Details ?? "").ToListAsync());
    }
}

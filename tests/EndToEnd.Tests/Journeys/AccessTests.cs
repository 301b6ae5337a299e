using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>Everybody can use the main pages: axe finds nothing, on a telephone and on an office screen.</summary>
public sealed class AccessTests
{
    private const int Phone = 390;
    private const int Office = 1366;

    /// <summary>Folder for pictures of the pages, for the documents; none are taken without it.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("XDT_PICTURES");

    public static TheoryData<string, string, int> PublicPages => Widths(
        ("home", "/"), ("procedures", "/thu-tuc?q=khai+sinh"), ("procedure", "/thu-tuc/1.001193"), ("sign-in", "/dang-nhap"),
        ("register", "/dang-ky"),
        ("tracking", "/tra-cuu"));

    public static TheoryData<string, string, int> OfficerPages => Widths(
        ("reception", "/can-bo/tiep-nhan"), ("worklist", "/can-bo/viec"), ("case", "/can-bo/ho-so/{code}"),
        ("verify-citizen", "/can-bo/xac-minh-cong-dan"));

    public static TheoryData<string, string, int> CitizenPages => Widths(
        ("account", "/tai-khoan"), ("two-steps", "/tai-khoan/xac-thuc-hai-buoc"), ("own-cases", "/ho-so"), ("notices", "/thong-bao"));

    public static TheoryData<string, string, int> AdministratorPages => Widths(
        ("calendar", "/can-bo/lich-lam-viec"), ("officer-accounts", "/can-bo/tai-khoan"), ("versions", "/can-bo/thu-tuc"),
        ("organizations", "/can-bo/co-quan"));

    [Theory, MemberData(nameof(PublicPages))]
    public async Task Axe_finds_nothing_on_a_public_page(string name, string address, int width)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var visitor = await Visitor.ComeAsync(platform, width: width);
        await CheckAsync(visitor, name, address, width);
    }

    [Theory, MemberData(nameof(OfficerPages))]
    public async Task Axe_finds_nothing_on_an_officers_page(string name, string address, int width)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var code = await Desk.FileBirthAsync(platform);
        await using var visitor = await Visitor.ComeAsync(platform, "motcua.thoxuong", width);
        await CheckAsync(visitor, name, address.Replace("{code}", code, StringComparison.Ordinal), width);
    }

    [Theory, MemberData(nameof(CitizenPages))]
    public async Task Axe_finds_nothing_on_a_citizens_page(string name, string address, int width)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var visitor = await Visitor.ComeAsync(platform, "congdan.binh", width);
        await CheckAsync(visitor, name, address, width);
    }

    [Theory, MemberData(nameof(AdministratorPages))]
    public async Task Axe_finds_nothing_on_an_administrators_page(string name, string address, int width)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        await using var visitor = await Visitor.ComeAsync(platform, "quantri.bacgiang", width);
        await CheckAsync(visitor, name, address, width);
    }

    private static async Task CheckAsync(Visitor visitor, string name, string address, int width)
    {
        await visitor.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        if (Pictures is not null)
        {
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}.png") });
        }

        var found = await visitor.Page.RunAxe();

        Assert.Empty(found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        var wider = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wider <= 0, $"{address} is {wider} px wider than a screen of {width} px.");
        Assert.Empty(visitor.Complaints);
    }

    private static TheoryData<string, string, int> Widths(params (string Name, string Address)[] pages)
    {
        var rows = new TheoryData<string, string, int>();
        foreach (var (name, address) in pages)
        {
            rows.Add(name, address, Phone);
            rows.Add(name, address, Office);
        }

        return rows;
    }
}

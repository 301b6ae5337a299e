using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Portal;

/// <summary>Who signs in stands before his or her work: an officer at the desk, with what waits for the role.</summary>
public sealed class FirstPageTests
{
    public static TheoryData<string, string, string[]> Kept
    {
        get
        {
            var rows = new TheoryData<string, string, string[]>();
            foreach (var database in Databases.Both)
            {
                rows.Add(database, "quantri",
                    ["Yêu cầu đặt lại chờ quyết định", "Chưa bật xác thực hai bước", "Đề nghị cấp chứng thư", "Tin chuyển không được",
                    "Bản sao lưu mới nhất", "Mốc nhật ký mới nhất"]);
                rows.Add(database, "quantri.bacgiang",
                    ["Yêu cầu đặt lại chờ quyết định", "Chưa bật xác thực hai bước", "Chứng thư sắp hết hạn"]);
                rows.Add(database, "kiemtra", ["Bị từ chối vì không có quyền", "Đăng nhập không thành công", "Kiểm tra chuỗi gần nhất"]);
                rows.Add(database, "nghiepvu", ["Bản nháp", "Còn chỗ phải đối chiếu luật", "Chưa có mẫu khai trên mạng"]);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task The_first_page_shows_what_waits_for_the_role(string database, string userName, string[] figures)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var officer = await platform.SignInAsync(userName);

        var page = await officer.GetPageAsync("/can-bo");

        var shown = page.QuerySelectorAll(".figure").Select(figure => figure.QuerySelector(".meta")!.TextContent).ToList();
        Assert.All(figures, figure => Assert.Contains(figure, shown));
        Assert.All(page.QuerySelectorAll(".figure b"), value => Assert.NotEqual("", value.TextContent.Trim()));
    }

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_figure_opens_the_list_of_exactly_what_it_counts(string database)
    {
        // Of its own: other tests would change the counts between the figure and its list.
        await using var platform = await TestPlatform.StartAsync(database);
        foreach (var (userName, titles) in new (string, string[])[]
        {
            ("quantri", ["Chưa bật xác thực hai bước", "Không dùng quá 45 ngày"]), ("quantri.bacgiang", ["Chưa bật xác thực hai bước"]),
            ("nghiepvu", ["Còn chỗ phải đối chiếu luật", "Chưa có mẫu khai trên mạng"]),
        })
        {
            using var officer = await platform.SignInAsync(userName);
            var tiles = (await officer.GetPageAsync("/can-bo")).QuerySelectorAll("a.figure");
            foreach (var title in titles)
            {
                var tile = tiles.Single(found => found.QuerySelector(".meta")!.TextContent == title);
                var count = tile.QuerySelector("b")!.TextContent;
                var list = await officer.GetPageAsync(tile.GetAttribute("href")!);
                Assert.Contains(
                    count == "0" ? "Không có" : $"({count})", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_auditor_sees_that_somebody_signed_in_with_a_wrong_password()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var auditor = await platform.SignInAsync("kiemtra");
        var before = await FailedAsync(auditor);

        using var stranger = platform.NewClient();
        await stranger.SignInAsync("khong-co-ai", "Sai-mat-khau-2026");

        Assert.Equal(before + 1, await FailedAsync(auditor));
    }

    [Theory, InlineData("motcua.thoxuong", "/can-bo"), InlineData("congdan.an", "/")]
    public async Task Who_signs_in_lands_at_the_own_first_page(string userName, string landing)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();

        var answer = await client.SignInAsync(userName, DemoAccounts.Password);

        Assert.Equal(landing, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_officer_finds_the_way_between_the_desk_and_the_citizens_pages()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var officer = await platform.SignInAsync("motcua.thoxuong");

        Assert.NotNull((await officer.GetPageAsync("/")).QuerySelector("header a[href='/can-bo']"));
        Assert.NotNull((await officer.GetPageAsync("/can-bo")).QuerySelector("nav a[href='/']"));
    }

    private static async Task<int> FailedAsync(HttpClient auditor)
    {
        var page = await auditor.GetPageAsync("/can-bo");
        return int.Parse(
            page.QuerySelector("a.figure[href$='viec=SignInFailed'] b")!.TextContent.Replace(".", "", StringComparison.Ordinal),
            System.Globalization.CultureInfo.InvariantCulture);
    }
}

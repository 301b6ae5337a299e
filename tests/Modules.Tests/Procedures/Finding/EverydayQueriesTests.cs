using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Finding;
using XaDienTu.Procedures.Publishing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Finding;

/// <summary>What people type at a commune's portal, and the procedure that must come first.</summary>
public sealed class EverydayQueriesTests
{
    private static readonly Ranking ThreeLevels = Shipped("three-level", new DateOnly(2024, 6, 3));
    private static readonly Ranking TwoLevels = Shipped("two-level", new DateOnly(2026, 6, 1));

    public static TheoryData<string> Both => Databases.Both;

    public static TheoryData<string, string> Queries => new()
    {
        { "khai sinh", "1.001193" },
        { "Khai Sinh", "1.001193" },
        { "khaisinh", "1.001193" },
        { "khai sih", "1.001193" },
        { "khai xinh", "1.001193" },
        { "dang ky khai xinh", "1.001193" },
        { "dangkykhaisinh", "1.001193" },
        { "đăng kí khai sinh", "1.001193" },
        { "giấy khai sinh", "1.001193" },
        { "giay khai sinh cho con", "1.001193" },
        { "làm giấy khai sinh cho con ở đâu", "1.001193" },
        { "thủ tục đăng ký khai sinh", "1.001193" },
        { "xin giay khai sing", "1.001193" },
        { "sinh con", "1.001193" },
        { "mất giấy khai sinh", "1.004884" },
        { "làm lại khai sinh", "1.004884" },
        { "bản sao giấy khai sinh", "2.000635" },
        { "trich luc khai sinh", "2.000635" },
        { "khai sinh con lai", "2.000528" },
        { "khai sinh lưu động", "1.003583" },
        { "hộ khẩu", "1.004222" },
        { "sổ hộ khẩu", "1.004222" },
        { "ho khau", "1.004222" },
        { "hokhau", "1.004222" },
        { "nhập hộ khẩu", "1.004222" },
        { "chuyen ho khau", "1.004222" },
        { "thường chú", "1.004222" },
        { "tách hộ khẩu", "1.010038" },
        { "tach ho", "1.010038" },
        { "tạm trú", "1.004194" },
        { "tam chu", "1.004194" },
        { "kt3", "1.004194" },
        { "thuê trọ", "1.004194" },
        { "gia hạn tạm trú", "1.002755" },
        { "giấy xác nhận cư trú", "1.010041" },
        { "khách ngủ lại", "2.001159" },
        { "kết hôn", "1.000894" },
        { "ket hom", "1.000894" },
        { "kethon", "1.000894" },
        { "cưới vợ", "1.000894" },
        { "giấy đăng ký kết hôn", "1.000894" },
        { "độc thân", "1.004873" },
        { "giấy xác nhận độc thân", "1.004873" },
        { "tinh trang hon nhan", "1.004873" },
        { "khai tử", "1.000656" },
        { "giấy chứng tử", "1.000656" },
        { "bao tu", "1.000656" },
        { "mai tang", "1.001731" },
        { "nhận cha con", "1.001022" },
        { "giám hộ", "1.004837" },
        { "con nuôi", "2.001255" },
        { "sổ đỏ", "1.012753" },
        { "so do", "1.012753" },
        { "sodo", "1.012753" },
        { "sổ hồng", "1.012753" },
        { "bìa đỏ", "1.012753" },
        { "mất sổ đỏ", "1.012786" },
        { "đổi sổ đỏ", "1.012783" },
        { "sang tên sổ đỏ", "1.013831" },
        { "mua bán đất", "1.013831" },
        { "thừa kế đất", "1.013831" },
        { "tách thửa", "1.012784" },
        { "tach thua dat", "1.012784" },
        { "thế chấp sổ đỏ", "1.011441" },
        { "tranh chấp đất đai", "1.012812" },
        { "xin phép xây nhà", "1.013225" },
        { "giay phep xay dung", "1.013225" },
        { "giấy phép xây dựng nhà ở", "1.013225" },
        { "sửa nhà", "1.013229" },
        { "gia hạn giấy phép xây dựng", "1.013227" },
        { "mở quán", "1.001612" },
        { "đăng ký kinh doanh", "1.001612" },
        { "giay phep kinh doanh", "1.001612" },
        { "đóng cửa hàng", "1.001266" },
        { "tạm ngừng kinh doanh", "1.001570" },
        { "sao y bản chính", "2.000815" },
        { "công chứng giấy tờ", "2.000815" },
        { "chứng thực chữ ký", "2.000884" },
        { "sơ yếu lý lịch", "2.000884" },
        { "di chúc", "2.001019" },
        { "hộ nghèo", "1.011607" },
        { "ho ngeo", "1.011607" },
        { "thoát nghèo", "1.011608" },
        { "khuyết tật", "1.001699" },
        { "tro cap nguoi gia", "1.001776" },
        { "trợ cấp xã hội", "1.001776" },
        { "hòa giải viên", "1.002211" },
        { "hoà giải viên", "1.002211" },
        { "luật sư miễn phí", "2.000829" },
        { "khoan giếng", "2.001738" },
        { "đào đường", "1.013061" },
        { "1.001193", "1.001193" },
        { "001193", "1.001193" },
        { "2.000815", "2.000815" },
    };

    [Theory, MemberData(nameof(Queries))]
    public void The_procedure_that_is_meant_comes_first(string query, string code)
    {
        var first = new[] { ThreeLevels, TwoLevels }.Where(ranking => Codes(ranking, "").Contains(code))
            .Select(ranking => Codes(ranking, query).FirstOrDefault());

        Assert.All(first, found => Assert.Equal(code, found));
    }

    [Fact]
    public void What_was_once_a_book_is_found_as_what_stood_in_it() =>
        Assert.Equal(Codes(TwoLevels, "ho khau").Order(), Codes(TwoLevels, "sổ hộ khẩu").Order());

    [Theory]
    [InlineData("máy bay trực thăng")]
    [InlineData("qwerty zxcvb")]
    public void What_no_procedure_is_about_finds_none(string query) => Assert.Empty(Codes(TwoLevels, query));

    [Fact]
    public async Task Both_databases_give_the_same_answers_in_the_same_order()
    {
        var platforms = new List<TestPlatform>();
        foreach (var database in Both)
        {
            platforms.Add(await TestPlatform.OnAsync(database.Data));
        }

        foreach (var query in new[] { "khai sinh", "khaisinh", "sổ hộ khẩu", "so do", "dang ky khai xinh", "🙂", "chứng thực" })
        {
            var answers = new List<string[]>();
            foreach (var platform in platforms)
            {
                using var client = platform.NewClient();
                var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/procedures?q={Uri.EscapeDataString(query)}");
                answers.Add([.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!)]);
            }

            Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        }
    }

    private static string[] Codes(Ranking ranking, string query) => [.. ranking.Find(new(query)).Select(hit => hit.Version.Summary.Code)];

    private static Ranking Shipped(string world, DateOnly day) =>
        new([.. CatalogueFiles.Names.Select(name => CatalogueFiles.Read(name).Content)
        .Where(content => content.World == world || content.World == ProcedureContent.AnyWorld)
        .Select(content => PublishedVersion.Of(Guid.CreateVersion7(), content)).Where(version => version.IsInForce(day))]);
}

using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Finding;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Finding;

public sealed class RankingTests
{
    private static readonly PublishedVersion[] Versions =
    [
        Version("1.000001", "Đăng ký khai sinh", "Hộ tịch", "làm khai sinh cho con"),
        Version("1.000002", "Đăng ký khai tử", "Hộ tịch"),
        Version("1.000003", "Cấp giấy chứng nhận quyền sử dụng đất", "Đất đai", "sổ đỏ"),
        Version("1.000004", "Đăng ký đo đất", "Đất đai"),
        Version("1.000005", "Đăng ký khai sinh lưu động", "Hộ tịch"),
        Version("1.000006", "Sơ đồ cấp nước", "Xây dựng"),
    ];

    private static readonly Ranking Ranked = new(Versions);

    [Theory]
    [InlineData("khai sinh", "1.000001", "1.000005")]
    [InlineData("dang ky khai sinh", "1.000001", "1.000005")]
    [InlineData("SINH khai", "1.000001", "1.000005")]
    [InlineData("sinh khai lưu", "1.000005")]
    [InlineData("khaisinh", "1.000001", "1.000005")]
    [InlineData("khai sih", "1.000001", "1.000005")]
    [InlineData("🙂 khai sinh 🙂", "1.000001", "1.000005")]
    [InlineData("khai sinh cho con", "1.000001")]
    [InlineData("sổ đỏ", "1.000003", "1.000006", "1.000004")]
    [InlineData("so do", "1.000003", "1.000006", "1.000004")]
    [InlineData("1.000004", "1.000004")]
    [InlineData("không có chữ này")]
    [InlineData("xyzt")]
    [InlineData("🙂🙂")]
    public void Words_are_found_in_any_order_with_and_without_marks(string text, params string[] codes) =>
        Assert.Equal(codes, Find(new(text)));

    [Fact]
    public void Exact_marks_come_first()
    {
        Assert.Equal("1.000003", Find(new("sổ đỏ"))[0]);
        Assert.Equal("1.000006", Find(new("sơ đồ"))[0]);
    }

    [Fact]
    public void Filters_narrow_and_an_empty_query_lists_by_name()
    {
        Assert.Equal(["1.000003", "1.000004"], Find(new(Field: "Đất đai")));
        Assert.Empty(Find(new(Level: "department")));
        Assert.Equal(6, Find(new()).Count);
    }

    [Fact]
    public void Pages_hold_every_hit_once()
    {
        var all = Ranked.Find(new("d")).ToList();

        var paged = new List<string>();
        for (var place = (string?)null; paged.Count < all.Count;)
        {
            var next = Ranked.Find(new("d")).First(hit => place is null || hit.IsAfter(place));
            paged.Add(next.Version.Summary.Code);
            place = next.Place;
        }

        Assert.Equal(all.Select(hit => hit.Version.Summary.Code), paged);
    }

    [Fact]
    public void A_word_without_end_is_a_word_that_nobody_wrote() => Assert.Empty(Find(new(new string('a', 10_000))));

    [Fact]
    public void Half_a_letter_of_two_halves_is_no_error() => Assert.Equal("1.000001", Find(new("khai sinh \ud83d"))[0]);

    private static List<string> Find(ProcedureQuery query) => [.. Ranked.Find(query).Select(hit => hit.Version.Summary.Code)];

    private static PublishedVersion Version(string code, string name, string field, params string[] synonyms) => PublishedVersion.Of(
        Guid.CreateVersion7(),
        new ProcedureContent
        {
            Code = code, Name = name, Field = field, Synonyms = synonyms, Term = new Term(), EffectiveFrom = new DateOnly(2015, 1, 1),
            ReceivingLevels = ["commune"], Audiences = [Audience.Citizen], Channels = [Channel.Counter],
        });
}

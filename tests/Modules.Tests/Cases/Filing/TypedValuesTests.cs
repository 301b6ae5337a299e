using System.Net;
using System.Text;
using System.Text.Json;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>Names and numbers as keyboards, phones and other programs give them: one value, found again, the same on both
/// databases.</summary>
public sealed class TypedValuesTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_mac_and_a_paste_give_is_kept_as_anybody_types_it(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var name = "Ðặng Thị\u200B Ngọc\u202FUyển".Normalize(NormalizationForm.FormD);

        var code = await api.FileAsync(
            With(new { fullName = name, idNumber = "０２４１\t9600\u202F7711", phone = "+84 912-345-711", address = "Tổ\u00A03" }));

        var applicant = (await api.GetAsync($"cases/{code}")).GetProperty("applicant");
        Assert.Equal("Đặng Thị Ngọc Uyển", applicant.GetProperty("fullName").GetString());
        Assert.Equal("024196007711", applicant.GetProperty("idNumber").GetString());
        Assert.Equal("0912345711", applicant.GetProperty("phone").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_is_found_however_its_code_and_its_name_are_typed(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth("Giáp Thị Quỳnh Trâm", "024196007722"));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        foreach (var words in new[]
        {
            code.ToLowerInvariant().Replace('-', '–'), "Quỳnh Trâm".Normalize(NormalizationForm.FormD), "0241 9600\u202F7722",
            "０２４１９６００７７２２",
        })
        {
            var page = await clerk.GetPageAsync($"/can-bo/ho-so?q={Uri.EscapeDataString(words)}");
            Assert.True(page.Body!.TextContent.Contains(code, StringComparison.Ordinal), words);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_is_tracked_with_small_letters_and_a_long_dash(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var code = await (await CaseApi.OnAsync(platform)).FileAsync(CaseApi.Birth("Giáp Thị Trầm", "024196007733"));
        using var anybody = platform.NewClient();

        using var answer = await new CaseApi(anybody)
            .PostAsync("tracking", new { code = $" {code.ToLowerInvariant().Replace('-', '–')} ", idNumber = "0241\u00A09600 7733" });

        Assert.Equal(code, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_no_name_number_or_day_is_told_at_its_field(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        foreach (var (applicant, field) in new (object, string)[]
        {
            (new { fullName = "Nguyễn 😀", idNumber = "024196001234" }, "applicant.fullName"),
            (new { fullName = "<b>An</b>", idNumber = "024196001234" }, "applicant.fullName"),
            (new { fullName = "NguyÔn V¨n An", idNumber = "024196001234" }, "applicant.fullName"),
            (new { fullName = new string('a', 151), idNumber = "024196001234" }, "applicant.fullName"),
            (new { fullName = "An", idNumber = "001\0ABC123456" }, "applicant.idNumber"),
            (new { fullName = "An", idNumber = "024196001234", phone = "0912345678, 0912345679" }, "applicant.phone"),
            (new { fullName = "An", idNumber = "024196001234", email = "an@vidu" }, "applicant.email"),
            (new { fullName = "An", idNumber = "024196001234", birthDate = "2050-01-01" }, "applicant.birthDate"),
            (new { fullName = "An", idNumber = "024196001234", address = new string('a', 301) }, "applicant.address"),
        })
        {
            using var answer = await api.PostAsync("cases", With(applicant), Guid.CreateVersion7().ToString());
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity && said.Contains($"\"{field}\":", StringComparison.Ordinal),
                $"{field}: {said}");
        }
    }

    /// <summary>Many older people hold papers that name a year alone.</summary>
    [Theory, MemberData(nameof(Both))]
    public async Task A_year_is_enough_where_nobody_knows_the_day(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));

        var code = await api.FileAsync(With(new { fullName = "Giàng Thị Sếnh", idNumber = "024152007744", birthYear = 1952 }));

        var applicant = (await api.GetAsync($"cases/{code}")).GetProperty("applicant");
        Assert.Equal(1952, applicant.GetProperty("birthYear").GetInt32());
        Assert.False(applicant.TryGetProperty("birthDate", out var day) && day.ValueKind is not JsonValueKind.Null);
        // A day says the year; what stands beside it is not kept.
        var both = await api.FileAsync(
            With(new { fullName = "Giàng Thị Sếnh", idNumber = "024152007744", birthDate = "1952-05-17", birthYear = 1960 }));
        Assert.False((await api.GetAsync($"cases/{both}")).GetProperty("applicant").TryGetProperty("birthYear", out var kept)
            && kept.ValueKind is not JsonValueKind.Null);
        foreach (var year in new[] { 1899, 2050, 10_000 })
        {
            using var answer =
                await api.PostAsync("cases", With(new { fullName = "Sếnh", birthYear = year }), Guid.CreateVersion7().ToString());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("applicant.birthYear", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Half_a_letter_at_the_end_of_a_search_hurts_nobody(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        using var answer =
            await clerk.GetAsync(new Uri($"/can-bo/ho-so?q={new string('a', 199)}{Uri.EscapeDataString("😀")}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static object With(object applicant) => new
    {
        procedure = CaseApi.BirthRegistration,
        receivingOrganization = CaseApi.Commune,
        applicant,
        documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
    };
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases;

public sealed class FilingTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Filings_at_one_counter_at_once_get_codes_of_their_own(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));

        var codes = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => api.FileAsync(CaseApi.Birth())));

        Assert.Equal(24, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches(@"^H02\.21\.01-260304-\d{4}$", code));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_key_files_once(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));
        var key = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => api.PostAsync("cases", CaseApi.Birth(), key)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var codes = await Task.WhenAll(answers.Select(async answer => (await CaseApi.ReadAsync(answer)).GetProperty("code").GetString()));
        Assert.Single(codes.Distinct());
        var other = await CaseApi.ProblemAsync(await api.PostAsync("cases", CaseApi.Birth("Người Khác"), key));
        Assert.Equal((422, "idempotency.other-request"), (other.Status, other.Code));
        var keyless = await CaseApi.ProblemAsync(await api.PostAsync("cases", CaseApi.Birth()));
        Assert.Equal((422, "idempotency.key"), (keyless.Status, keyless.Code));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Everything_wrong_with_a_filing_is_told_at_once(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));

        var answer =
            await api.PostAsync("cases",
                new { procedure = CaseApi.BirthRegistration, receivingOrganization = CaseApi.Commune,
                applicant = new { fullName = " ", idNumber = "02419600123" } }, Guid.CreateVersion7().ToString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["applicant.fullName", "applicant.idNumber", "documents.giay-chung-sinh"],
            errors.EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal("Số căn cước phải đủ 12 chữ số, mới có 11.", errors.GetProperty("applicant.idNumber").GetString());
    }

    [Theory]
    [InlineData("9.999999", "H02.21.01", 404, "cases.procedure-not-found")]
    [InlineData("1.001193", "H99.99.99", 422, "cases.receiving-unknown")]
    [InlineData("1.001193", "H02.21", 422, "cases.wrong-counter")]
    public async Task A_filing_that_cannot_be_says_why(string procedure, string organization, int status, string code)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));

        var problem =
            await CaseApi.ProblemAsync(
                await api.PostAsync("cases",
                    new { procedure, receivingOrganization = organization,
                    applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234" } }, Guid.CreateVersion7().ToString()));

        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("[]")]
    [InlineData("""{ "procedure": 7 }""")]
    [InlineData("""{ "procedure": "1.001193", "applicant": { "birthDate": "31/04/2020" } }""")]
    public async Task A_malformed_body_is_answered_with_a_problem(string body)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/v1/cases") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        var problem = await CaseApi.ProblemAsync(await api.Client.SendAsync(request));

        Assert.Equal((400, "bad-request"), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("giay.pdf", "MZ not a pdf at all", 422, "files.kind")]
    [InlineData("giay.png", "%PDF-1.7 in disguise", 422, "files.name-mismatch")]
    [InlineData("giay.pdf", "", 422, "files.empty")]
    [InlineData("giay.pdf", "%PDF-1.4 and no more", 422, "files.cut-short")]
    [InlineData("giay.pdf", "%PDF-1.4\nno table\n%%EOF\n", 422, "files.cut-short")]
    public async Task A_file_is_judged_by_its_content(string name, string content, int status, string code)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));

        var problem =
            await CaseApi.ProblemAsync(await api.Client.PostAsync(
                new Uri($"/api/v1/files?fileName={name}", UriKind.Relative), new StringContent(content, Encoding.ASCII)));

        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Half_a_file_a_locked_one_and_eight_bytes_of_a_picture_are_refused_on_the_way_in()
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));
        var whole = Papers.Pdf(new string('x', 10_000));
        var locked = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Papers.Pdf())
            .Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard >>", StringComparison.Ordinal));
        foreach (var (name, content, code) in new[]
        {
            ("nua.pdf", whole[..(whole.Length / 2)], "files.cut-short"), ("khoa.pdf", locked, "files.locked"),
            ("anh.png", Papers.Picture[..8], "files.broken"),
        })
        {
            var problem = await CaseApi.ProblemAsync(
                await api.Client.PostAsync(new Uri($"/api/v1/files?fileName={name}", UriKind.Relative), new ByteArrayContent(content)));
            Assert.Equal((422, code), (problem.Status, problem.Code));
            Assert.Contains(name, problem.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_papers_of_the_same_bytes_keep_their_names()
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));
        var hash = await api.UploadAsync(Papers.Pdf("hai tờ"), "mot.pdf");
        var code = await api.FileAsync(new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234" },
            documents = new[] { new { key = "giay-chung-sinh", name = "Giấy chứng sinh", fileHash = hash, fileName = "mot.pdf" },
                new { key = "", name = "Giấy khác", fileHash = hash, fileName = "hai.pdf" } },
        });

        foreach (var name in new[] { "mot.pdf", "hai.pdf" })
        {
            using var answer = await api.Client.GetAsync(new Uri($"/api/v1/files/{hash}?ho-so={code}&ten={name}", UriKind.Relative));
            Assert.Contains(name, answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_leaves_nothing()
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(Databases.Sqlite));
        var large = new byte[(20 * 1024 * 1024) + 1];
        CaseApi.Pdf.CopyTo(large, 0);

        var problem = await CaseApi.ProblemAsync(
            await api.Client.PostAsync(new Uri("/api/v1/files?fileName=to.pdf", UriKind.Relative), new ByteArrayContent(large)));

        Assert.Equal((413, "files.too-large"), (problem.Status, problem.Code));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_hash_heard_of_elsewhere_puts_no_file_on_a_case(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));

        var problem = await CaseApi.ProblemAsync(await api.PostAsync("cases", new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234" },
            documents = new[] { new { key = "giay-chung-sinh", fileHash = new string('a', 64) } },
        }, Guid.CreateVersion7().ToString()));

        Assert.Equal((422, "cases.unknown-file"), (problem.Status, problem.Code));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_is_given_to_its_uploader_and_to_those_who_see_the_case(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        byte[] paper = [.. CaseApi.Pdf, .. Guid.CreateVersion7().ToByteArray()];
        var hash = await api.UploadAsync(paper, "giay.pdf");

        Assert.Equal(paper, await api.Client.GetByteArrayAsync(new Uri($"/api/v1/files/{hash}", UriKind.Relative)));
        using var citizen = await platform.SignInAsync("congdan.an");
        var stranger = await citizen.GetAsync(new Uri($"/tep/{hash}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }
}

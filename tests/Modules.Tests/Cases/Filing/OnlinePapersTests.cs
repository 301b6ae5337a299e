using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.Modules.Tests.Printing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>What comes over the net is files: nobody gets a receipt for papers that nobody took.</summary>
public sealed class OnlinePapersTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_citizen_hands_in_files_and_no_pieces(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var citizen = await NewCitizen.RegisterAsync(platform);
        var api = new CaseApi(await NewCitizen.ApiOfAsync(platform, citizen.Browser));
        var hash = await api.UploadAsync([.. CaseApi.Pdf, .. Guid.CreateVersion7().ToByteArray()], "to-khai.pdf");

        var pieces =
            await RefusedAsync(api, citizen.IdNumber, hash, new { key = "x", name = "Bản chính sổ đỏ", originals = 999, copies = 999 });
        var both =
            await RefusedAsync(api, citizen.IdNumber, hash, new { key = "x", name = "Bản chính sổ đỏ", copies = 1, fileHash = hash });
        var nothing = await RefusedAsync(api, citizen.IdNumber, hash, new { key = "x", name = "Bản chính sổ đỏ" });

        Assert.Contains("chỉ nhận tệp", pieces, StringComparison.Ordinal);
        Assert.Contains("chỉ nhận tệp", both, StringComparison.Ordinal);
        Assert.Contains("chưa có tệp", nothing, StringComparison.Ordinal);
        var filed =
            await CaseApi.ReadAsync(await FileAsync(api, citizen.IdNumber, hash, new { key = "x", name = "Ảnh sổ đỏ", fileHash = hash }));
        var code = filed.GetProperty("code").GetString()!;
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var counter = await CaseApi.OnAsync(platform);
        await counter.ForwardAsync(code, "receive");
        var receipt = PdfText.All(await clerk.GetByteArrayAsync(new Uri($"/ho-so/{code}/giay-hen.pdf", UriKind.Relative)));
        Assert.Contains("đã gửi", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("0  0", receipt, StringComparison.Ordinal);

        await CaseApi.ReadAsync(await counter.PostAsync(
            $"cases/{code}/supplement-requests", new { items = new[] { new { what = "Đơn thiếu chữ ký" } } },
            Guid.CreateVersion7().ToString()));
        var claimed = await CaseApi.ProblemAsync(await api.PostAsync(
            $"cases/{code}/supplements", new { documents = new[] { new { name = "Đơn đã ký", originals = 1 } } }));
        Assert.Equal(422, claimed.Status);
        Assert.Contains("chỉ nhận tệp", claimed.Detail, StringComparison.Ordinal);
        await CaseApi.ReadAsync(
            await api.PostAsync($"cases/{code}/supplements", new { documents = new[] { new { name = "Đơn đã ký", fileHash = hash } } }));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task At_the_counter_a_paper_is_pieces_or_a_file(string database)
    {
        var api = await CaseApi.OnAsync(await TestPlatform.OnAsync(database));

        var nothing = await CaseApi.ProblemAsync(await api.PostAsync("cases", new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234" },
            documents = new object[] { new { key = "giay-chung-sinh", originals = 1 }, new { key = "", name = "Đơn" } },
        }, Guid.CreateVersion7().ToString()));

        Assert.Equal(422, nothing.Status);
        Assert.Contains("số bản chính", nothing.Detail, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> FileAsync(CaseApi api, string number, string hash, object document) =>
        api.PostAsync("cases", new
    {
        procedure = FilingJourney.Procedure,
        receivingOrganization = CaseApi.Commune,
        channel = "online",
        applicant = new { fullName = NewCitizen.Name, idNumber = number, phone = "0999999999", address = "Tổ 3" },
        documents = new object[] { new { key = "to-khai", fileHash = hash }, document },
    }, Guid.CreateVersion7().ToString());

    private static async Task<string> RefusedAsync(CaseApi api, string number, string hash, object document)
    {
        var problem = await CaseApi.ProblemAsync(await FileAsync(api, number, hash, document));
        Assert.Equal(422, problem.Status);
        return problem.Detail;
    }
}

using System.Net;
using AngleSharp.Dom;
using XaDienTu.Modules.Tests.Printing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Forms;

/// <summary>Forms 02 and 03 of Circular 01/2018/TT-VPCP.</summary>
public sealed class CaseSlipTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_request_for_a_supplement_prints_every_point_for_those_who_see_the_case(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var code = await api.FileAsync(CaseApi.Birth());
        await api.ForwardAsync(code, "receive");
        using var appraiser = await platform.SignInAsync("thamdinh.thoxuong");
        using var citizen = await platform.SignInAsync("congdan.an");
        var slip = new Uri($"/ho-so/{code}/phieu-bo-sung.pdf", UriKind.Relative);
        var early = await appraiser.GetAsync(slip);

        await CaseApi.ReadAsync(await api.PostAsync($"cases/{code}/supplement-requests", new
        {
            items = new[] { new { documentKey = "giay-chung-sinh", what = "Bản chụp mờ, nộp bản rõ." },
                new { documentKey = "", what = "Tờ khai thiếu chữ ký." } },
            respondBy = "2026-03-25",
        }, Guid.CreateVersion7().ToString()));
        var text = PdfText.All(await appraiser.GetByteArrayAsync(slip));

        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.GetAsync(slip)).StatusCode);
        foreach (var part in new[] { "PHIẾU YÊU CẦU BỔ SUNG", code, "Lý Thị Mẩy", "Bản chụp mờ, nộp bản rõ.", "Tờ khai thiếu chữ ký.",
            "25/03/2026" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.NotNull((await appraiser.GetPageAsync($"/can-bo/ho-so/{code}")).QuerySelector("a[href$='phieu-bo-sung.pdf']"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refusal_prints_its_reason_and_a_withdrawal_has_none(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        var refused = await api.FileAsync(CaseApi.Birth());
        var withdrawn = await api.FileAsync(CaseApi.Birth());
        await CaseApi.ReadAsync(await api.CompleteAsync(refused, "receive", "refuse", "Không thuộc thẩm quyền của phường."));
        await CaseApi.ReadAsync(await api.PostAsync($"cases/{withdrawn}/withdrawal", new { reason = "Đổi ý" }));
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var text = PdfText.All(await clerk.GetByteArrayAsync(new Uri($"/ho-so/{refused}/phieu-tu-choi.pdf", UriKind.Relative)));

        Assert.Contains("PHIẾU TỪ CHỐI", text, StringComparison.Ordinal);
        Assert.Contains("Không thuộc thẩm quyền của phường.", text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound, (await clerk.GetAsync(new Uri($"/ho-so/{withdrawn}/phieu-tu-choi.pdf", UriKind.Relative))).StatusCode);
        Assert.NotNull((await clerk.GetPageAsync($"/can-bo/ho-so/{refused}")).QuerySelector("a[href$='phieu-tu-choi.pdf']"));
    }
}

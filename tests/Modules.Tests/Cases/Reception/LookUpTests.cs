using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Reception;

/// <summary>Who looks people up by their numbers is told to them, and is stopped where it becomes a walk through the register.</summary>
public sealed class LookUpTests
{
    private const string Clerk = "motcua.thoxuong";
    private const string VerifiedNumber = "024190000456";
    private const string WhoLooked = "/tai-khoan/ai-da-xem";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_verified_holder_sees_who_looked_the_number_up_and_who_only_claims_one_does_not(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var clerk = await platform.SignInAsync(Clerk);
        using var holder = await platform.SignInAsync(FilingJourney.OtherCitizen);
        using var claiming = await NewCitizen.RegisterAsync(platform);

        await SeekAsync(clerk, claiming.IdNumber);
        await SeekAsync(clerk, VerifiedNumber);

        var seen = (await holder.GetPageAsync(WhoLooked)).QuerySelectorAll("tbody tr").First().TextContent;
        Assert.Contains("Tra số căn cước trong sổ công dân", seen, StringComparison.Ordinal);
        Assert.Contains("Cán bộ một cửa, UBND phường Thọ Xương", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Tra số căn cước", (await claiming.Browser.GetPageAsync(WhoLooked)).QuerySelector("tbody")?.TextContent ?? "",
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_who_looks_up_too_many_waits(string database)
    {
        await using var platform =
            await TestPlatform.StartAsync(database, "--people:lookUpsPerFiveMinutes", "2", "--people:lookUpsPerDay", "3");
        using var clerk = await platform.SignInAsync(Clerk);
        var numbers = Enumerable.Range(0, 5).Select(_ => NewCitizen.NextIdNumber()).ToList();

        var first = await SeekAsync(clerk, numbers[0]);
        var again = await SeekAsync(clerk, numbers[0]);
        var second = await SeekAsync(clerk, numbers[1]);
        var third = await SeekAsync(clerk, numbers[2]);
        platform.Clock.Move(TimeSpan.FromMinutes(6));
        var later = await SeekAsync(clerk, numbers[3]);
        var atLast = await SeekAsync(clerk, numbers[4]);

        Assert.All([first, again, second, later], text => Assert.DoesNotContain("đủ mức", text, StringComparison.Ordinal));
        Assert.Contains("trong 5 phút qua", third, StringComparison.Ordinal);
        Assert.Contains("trong 24 giờ qua", atLast, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_number_of_who_files_for_another_is_told_when_the_field_is_left()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var clerk = await platform.SignInAsync("motcua.thoxuong");

        var (wrong, page) = await AskAsync(("Form.SubmitterIdNumber", "0241 8800"));
        var (right, none) = await AskAsync(("Form.SubmitterIdNumber", "024188007662"));
        var (mended, again) = await AskAsync(("Form.SubmitterIdNumber", "024188007662"), ("Form.SubmitterNumberWasWrong", "true"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.OK), (wrong, right, mended));
        Assert.Contains("Số căn cước phải đủ 12 chữ số, mới có 8.", page, StringComparison.Ordinal);
        Assert.Equal("", none);
        Assert.DoesNotContain("Lỗi", again, StringComparison.Ordinal);

        async Task<(HttpStatusCode, string)> AskAsync(params (string, string?)[] fields)
        {
            var form = (await clerk.GetPageAsync("/can-bo/tiep-nhan")).QuerySelector<IHtmlFormElement>("form[enctype]")!;
            form.SetAttribute("action", "/can-bo/tiep-nhan?handler=Submitter");
            using var answer = await clerk.SubmitAsync(form, fields);
            return (
                answer.StatusCode, answer.StatusCode is HttpStatusCode.NoContent ? "" : (await answer.ReadPageAsync()).Body!.TextContent);
        }
    }

    private static async Task<string> SeekAsync(HttpClient clerk, string number)
    {
        var form = (await clerk.GetPageAsync("/can-bo/tiep-nhan")).QuerySelector<IHtmlFormElement>("form[enctype]")!;
        form.SetAttribute("action", "/can-bo/tiep-nhan?handler=Person");
        using var answer = await clerk.SubmitAsync(form, ("Form.IdNumber", number));
        return (await answer.ReadPageAsync()).Body!.TextContent;
    }
}

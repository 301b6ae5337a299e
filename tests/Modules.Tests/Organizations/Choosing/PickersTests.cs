using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.Organizations.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Choosing;

/// <summary>Who does not know a code types the name: suggestions where scripts run, a list of codes in the answer where none do.</summary>
public sealed class PickersTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_name_without_marks_finds_agencies_and_officers(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var officer = await platform.SignInAsync("motcua.thoxuong");
        using var stranger = platform.NewClient();

        var agencies = await officer.GetFromJsonAsync<JsonElement>($"{Pickers.Agencies}?q=tho xuong");
        var officers = await officer.GetFromJsonAsync<JsonElement>($"{Pickers.Officers}?q=H02.21.01-1");
        var nobody = await officer.GetFromJsonAsync<JsonElement>($"{Pickers.Officers}?q=--");
        using var closed = await stranger.GetAsync(new Uri($"{Pickers.Officers}?q=an", UriKind.Relative));

        Assert.Contains("H02.21.01", agencies.EnumerateArray().Select(one => one.GetProperty("text").GetString()));
        Assert.Contains("H02.21.01-1", officers.EnumerateArray().Select(one => one.GetProperty("text").GetString()));
        Assert.Contains("Thọ Xương", officers[0].GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Empty(nobody.EnumerateArray());
        Assert.NotEqual(HttpStatusCode.OK, closed.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_scripts_the_answer_lists_the_codes_of_a_name(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var administrator = await platform.SignInAsync("quantri.bacgiang");
        var page = await administrator.GetPageAsync("/can-bo/chuong-trinh");

        using var answer = await administrator.SubmitAsync(
            page.QuerySelector<IHtmlFormElement>("form#register")!, ("Form.Name", "Phần mềm thử"), ("Form.Organization", "thọ xương"),
            ("Form.Roles", "OneStopClerk"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var shown = await answer.ReadPageAsync();
        Assert.Contains("Chọn một mã: H02.21.01, ", shown.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("thọ xương", shown.QuerySelector<IHtmlInputElement>("[name='Form.Organization']")!.Value);
    }
}

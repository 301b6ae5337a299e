using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>One draft in two windows: who saves second is told what the first one saved, and decides.</summary>
public sealed class TwoWindowsTests
{
    public static TheoryData<string, string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string, string>();
            foreach (var database in new[] { Databases.Sqlite, Databases.Postgres })
            {
                pages.Add(database, "nguoi-nop", "Form.Applicant.Address");
                pages.Add(database, "khai/2", "childName");
            }

            return pages;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task The_second_window_writes_nothing_over_before_it_was_told(string database, string step, string box)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync("1.001193");
        await client.FillPersonAsync(draft);
        var one = await client.GetPageAsync($"{draft}/{step}");
        var other = await client.GetPageAsync($"{draft}/{step}");

        using var first = await client.SubmitAsync(other.PostForm(), (box, "Bản Păn"), ("sau", "true"));
        using var second = await client.SubmitAsync(one.PostForm(), (box, "Thôn Đồng"), ("sau", "true"));
        var told = await second.ReadPageAsync();
        var stored = await client.GetPageAsync($"{draft}/{step}");
        using var again = await client.SubmitAsync(told.PostForm(), ("sau", "true"));
        var after = await client.GetPageAsync($"{draft}/{step}");

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Cửa sổ khác vừa lưu “Bản Păn”", told.ErrorText(), StringComparison.Ordinal);
        Assert.Equal("Thôn Đồng", told.QuerySelector<IHtmlInputElement>($"[name='{box}']")!.Value);
        Assert.Equal("Bản Păn", stored.QuerySelector<IHtmlInputElement>($"[name='{box}']")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Thôn Đồng", after.QuerySelector<IHtmlInputElement>($"[name='{box}']")!.Value);
    }

    [Theory]
    [InlineData(Databases.Sqlite)]
    [InlineData(Databases.Postgres)]
    public async Task Windows_that_say_the_same_or_ask_other_things_do_not_meet(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = await platform.SignInAsync(FilingJourney.Citizen);
        var draft = await client.StartDraftAsync("1.001193");
        await client.FillPersonAsync(draft);
        var one = await client.GetPageAsync($"{draft}/khai/2");
        var other = await client.GetPageAsync($"{draft}/khai/2");
        var person = await client.GetPageAsync($"{draft}/nguoi-nop");

        using var first = await client.SubmitAsync(other.PostForm(), ("childName", "Vi Văn Păn"), ("sau", "true"));
        using var same = await client.SubmitAsync(one.PostForm(), ("childName", "Vi Văn Păn"), ("sau", "true"));
        using var elsewhere = await client.SubmitAsync(person.PostForm(), ("Form.Applicant.Address", "Thôn Đồng"), ("sau", "true"));

        Assert.All([first, same, elsewhere], answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
    }
}

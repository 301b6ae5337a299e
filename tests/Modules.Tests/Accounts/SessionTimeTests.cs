using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using XaDienTu.Accounts.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

/// <summary>Pages know truthfully how long the session lasts, and asking does not make it longer.</summary>
public sealed class SessionTimeTests
{
    private static readonly Uri Address = new(SessionTime.Address, UriKind.Relative);

    [Theory]
    [InlineData(Databases.Sqlite, "congdan.an", 30)]
    [InlineData(Databases.Postgres, "congdan.an", 30)]
    [InlineData(Databases.Sqlite, "motcua.thoxuong", 15)]
    [InlineData(Databases.Sqlite, "quantri", 5)]
    public async Task The_time_left_is_told_and_begins_anew_with_each_request_but_the_question(
        string database, string userName, int minutes)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        using var client = await platform.SignInAsync(userName);
        platform.Clock.Move(TimeSpan.FromMinutes(2));

        var asked = await LeftAsync(client);
        var again = await LeftAsync(client);
        var page = await client.GetPageAsync("/tai-khoan");
        var onPage = int.Parse(page.Body!.GetAttribute("data-left")!, CultureInfo.InvariantCulture);
        platform.Clock.Move(TimeSpan.FromMinutes(3));
        using var stay = await client.PostAsync(Address, null);
        platform.Clock.Move(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(30));
        var late = await LeftAsync(client);
        platform.Clock.Move(TimeSpan.FromMinutes(1));

        Assert.InRange(asked, (minutes - 2) * 60 - 50, (minutes - 2) * 60);
        Assert.InRange(again, (minutes - 2) * 60 - 50, asked);
        Assert.InRange(onPage, minutes * 60 - 50, minutes * 60);
        Assert.Equal(HttpStatusCode.OK, stay.StatusCode);
        Assert.InRange(late, 1, 30);
        Assert.Equal(0, await LeftAsync(client));
    }

    private static async Task<int> LeftAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>(Address)).GetProperty("left").GetInt32();
}

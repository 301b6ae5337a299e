using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Access;

/// <summary>Nobody finds, lists, counts or is told of what belongs to another agency or another citizen.</summary>
public sealed class ForeignListTests
{
    private static readonly string[] Views = ["", "moi", "qua-han", "hom-nay", "cho-bo-sung", "tra-ket-qua"];
    private static readonly string[] Statuses = ["New", "InProcess", "Processed", "Returned"];

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_finds_or_counts_what_is_not_theirs(string database)
    {
        await using var platform = await TestPlatform.StartAsync(
            database, "--trackingPerMinute", "100000", "--trackingPerCode", "100000", "--trackingPerCodeAndAddress", "100000");
        var visitors = (await Visitors.EnterAsync(platform)).FindAll(visitor => visitor.Name != Visitors.Auditor);
        var before = await CountsAsync(visitors);

        var foreign = await ForeignCase.FileAsync(platform);
        using var neighbour = await platform.SignInAsync(FilingJourney.Citizen);
        var online = await neighbour.FileAsync();
        string[] secrets = [.. foreign.Secrets, online];
        List<string> addresses =
        [
            .. (await Door.AllAsync(platform)).Where(door => door.Verb is "GET" && door.Pattern.Parameters.Count == 0)
                .Select(door => door.Address(foreign.ValueOf)),
            .. Views.Select(view => $"/can-bo/viec?xem={view}"),
            .. Statuses.Select(status => $"/can-bo/ho-so?trang-thai={status}"),
            .. new[] { "mine", "new", "overdue", "today", "waiting", "returning" }.Select(view => $"/api/v1/worklist?view={view}"),
            "/can-bo/ho-so?thu-tuc=khai%20sinh", "/can-bo/ho-so?tu=2026-03-01&den=2026-03-31",
        ];
        string[] words = [.. secrets, "khong thi la mat", "tam tru"];
        List<string> searches = [.. words.Select(word => $"/can-bo/ho-so?q={Uri.EscapeDataString(word)}")];
        var told = new List<string>();
        foreach (var visitor in visitors)
        {
            foreach (var address in addresses)
            {
                var text = await ReadAsync(visitor, address);
                told.AddRange(secrets.Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))
                    .Select(secret => $"{visitor.Name} reads {secret} at {address}"));
            }

            // The words asked for stand in the box: only rows and suggestions count.
            foreach (var address in searches)
            {
                var rows = (await PageOf(await ReadAsync(visitor, address))).QuerySelectorAll("tbody tr").Length;
                var suggested = await ReadAsync(visitor, address, "application/json");
                told.AddRange(rows > 0 || suggested.Contains("url", StringComparison.Ordinal)
                    ? [$"{visitor.Name} finds by {address}"]
                    : []);
            }
        }

        Assert.Empty(told);
        Assert.Equal(before, await CountsAsync(visitors));
        // The same question has an answer for whom it concerns.
        using var clerk = await platform.SignInAsync("motcua.thoxuong");
        var found = await clerk.GetStringAsync(new Uri("/can-bo/ho-so?q=khong%20thi%20la%20mat", UriKind.Relative));
        Assert.Contains(foreign.Code, found, StringComparison.Ordinal);
        Assert.Contains(online, await neighbour.GetStringAsync(new Uri("/ho-so", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>Figures that are shown: tabs of the worklist, first pages, the worklist of programs, notices.</summary>
    private static async Task<List<string>> CountsAsync(List<Visitor> visitors)
    {
        var counts = new List<string>();
        foreach (var visitor in visitors)
        {
            foreach (var address in new[] { "/can-bo/viec", "/can-bo", "/ho-so", "/thong-bao", "/can-bo/cho-ky" })
            {
                var main = (await PageOf(await ReadAsync(visitor, address))).QuerySelector("main");
                // The first page of who handles no cases counts accounts and refused requests, which these visits change.
                var shown = address == "/can-bo" && main?.QuerySelector("a[href='/can-bo/viec']") is null ? "" : main?.TextContent ?? "";
                counts.Add(
                    $"{visitor.Name} {address}: {string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
            }

            var worklist = await ReadAsync(visitor, "/api/v1/worklist");
            counts.Add(
                $"{visitor.Name} worklist: {(worklist.Length == 0 ? "" : JsonSerializer.Deserialize<JsonElement>(worklist).GetProperty("counts"))}");
        }

        return counts;
    }

    private static async Task<string> ReadAsync(Visitor visitor, string address, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", accept);
        using var answer = await visitor.SendAsync(request);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
    }

    private static Task<IDocument> PageOf(string html) => BrowsingContext.New().OpenAsync(answer => answer.Content(html));
}

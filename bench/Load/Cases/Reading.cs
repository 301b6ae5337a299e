using System.Net;
using System.Text;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Cases;

/// <summary>What people look at: pages, searches, the officer's worklist, tracking.</summary>
internal static class Reading
{
    // As citizens type them: with marks, without, in part.
    private static readonly string[] Searches =
    [
        "khai sinh", "đăng ký kết hôn", "dang ky ket hon", "chứng thực", "chung thuc ban sao", "đất", "giay phep xay dung", "tạm trú",
        "ho ngheo", "bảo trợ xã hội",
    ];

    private static readonly string[] Pages = ["/", "/thu-tuc/1.001193", "/", "/thu-tuc/1.004222"];

    /// <summary>The host's page that does nothing: what its web server can do at most.</summary>
    public static Scenario Nothing(HttpClient client) => new("healthz", _ => GetAsync(client, "/healthz", "Healthy"u8.ToArray()));

    public static Scenario Page(HttpClient client)
    {
        var end = "</html>"u8.ToArray();
        var next = 0;
        return new("page", _ => GetAsync(client, Pages[Turn(ref next, Pages.Length)], end));
    }

    public static Scenario ProcedureSearch(HttpClient client)
    {
        // A found procedure is a link to its page; the empty answer has none.
        var found = "href=\"/thu-tuc/"u8.ToArray();
        var next = 0;
        return new("procedure-search", _ =>
            GetAsync(client, "/thu-tuc?q=" + Uri.EscapeDataString(Searches[Turn(ref next, Searches.Length)]), found));
    }

    /// <summary>The work at the desks of a commune, as data for a program.</summary>
    public static Scenario WorklistData(HttpClient program, IReadOnlyList<string> communes)
    {
        var row = "\"step\":"u8.ToArray();
        var next = 0;
        return new("worklist-data", _ =>
            GetAsync(program, $"/api/v1/worklist?organization={communes[Turn(ref next, communes.Count)]}", row));
    }

    /// <summary>Cases that exist, asked for by code and ID number over the public interface.</summary>
    public static Scenario Tracking(HttpClient client, IReadOnlyList<(string Code, string IdNumber)> cases)
    {
        var next = 0;
        return new("tracking", _ =>
        {
            var (code, idNumber) = cases[Turn(ref next, cases.Count)];
            return GetAsync(client, $"/api/v1/tracking/{code}?id={idNumber}", Encoding.UTF8.GetBytes($"\"{code}\""));
        });
    }

    /// <summary>As a citizen does it: opens the page, types both numbers, sends the form.</summary>
    public static async Task<Outcome> TrackOnPageAsync(HttpClient client, string code, string idNumber)
    {
        using var page = await client.GetAsync(new Uri("/tra-cuu", UriKind.Relative));
        if (Session.FormTokenIn(await page.Content.ReadAsStringAsync()) is not { } token)
        {
            return Outcome.Wrong($"/tra-cuu: {(int)page.StatusCode}, no form");
        }

        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("ma", code),
                KeyValuePair.Create("IdNumber", idNumber)]);
        using var answer = await client.PostAsync(new Uri("/tra-cuu", UriKind.Relative), form);
        var html = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode is HttpStatusCode.OK && html.Contains(code, StringComparison.Ordinal)
            && html.Contains("Diễn biến", StringComparison.Ordinal)
            ? Outcome.Right
            : Outcome.Wrong($"/tra-cuu: {(int)answer.StatusCode}");
    }

    public static async Task<Outcome> GetAsync(HttpClient client, string address, byte[] mark)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            return Outcome.Wrong($"{address}: {(int)answer.StatusCode}");
        }

        var content = await answer.Content.ReadAsByteArrayAsync();
        return content.AsSpan().IndexOf(mark) >= 0
            ? Outcome.Right
            : Outcome.Wrong($"{address}: no {Encoding.UTF8.GetString(mark)} in the answer");
    }

    private static int Turn(ref int next, int count) => (int)((uint)Interlocked.Increment(ref next) % (uint)count);
}

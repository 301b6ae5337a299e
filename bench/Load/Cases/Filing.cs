using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.Load.Driving;

namespace XaDienTu.Load.Cases;

/// <summary>
/// A counter's program that files birth registrations with three scanned papers each, and moves them on. The scans were uploaded
/// before: they travel when the citizen stands at the counter, the filing when the clerk presses the button.
/// </summary>
internal sealed class Filing(HttpClient program, IReadOnlyList<string> counters, IReadOnlyList<string> files)
{
    private const int Uploads = 30;
    private const int PeopleOfTheProvince = 900_000;
    private static readonly string[] Papers = ["giay-chung-sinh", "lam-chung", "uy-quyen"];
    private readonly ConcurrentQueue<(string Code, string Step)> waiting = new();
    private int number;

    public static async Task<Filing> PrepareAsync(HttpClient program, IReadOnlyList<string> counters)
    {
        var files = new List<string>();
        for (var file = 1; file <= Uploads; file++)
        {
            using var content = new ByteArrayContent(XaDienTu.TestKit.Papers.Pdf($"{file} {new string('x', 2000)}"));
            using var answer = await program.PostAsync(new Uri($"/api/v1/files?fileName=giay-{file}.pdf", UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
            files.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hash").GetString()!);
        }

        return new Filing(program, counters, files);
    }

    public Scenario FileCase => new("file-case", _ => FileAsync());

    /// <summary>Accepts a case that was filed in this run, later sends it from appraisal to the leader.</summary>
    public Scenario AdvanceCase => new("advance-case", _ => AdvanceAsync());

    private async Task<Outcome> FileAsync()
    {
        var turn = Interlocked.Increment(ref number);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
        {
            Content = JsonContent.Create(new
            {
                procedure = "1.001193",
                receivingOrganization = counters[turn % counters.Count],
                // Most people come once, some come again.
                applicant = new { fullName = "Lý Thị Mẩy", idNumber = $"024196{Random.Shared.Next(PeopleOfTheProvince):D6}",
                    address = $"Số nhà {turn}" },
                documents = Papers.Select((paper, place) => new
                {
                    key = paper, originals = 1, fileHash = files[(turn + place) % files.Count], fileName = $"{paper}.pdf",
                }),
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await program.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode is not HttpStatusCode.Created)
        {
            return Outcome.Wrong($"filing: {(int)answer.StatusCode} {text}");
        }

        using var filed = JsonDocument.Parse(text);
        waiting.Enqueue((filed.RootElement.GetProperty("code").GetString()!, "receive"));
        return Outcome.Right;
    }

    private async Task<Outcome> AdvanceAsync()
    {
        if (!waiting.TryDequeue(out var next))
        {
            return Outcome.NothingLeft;
        }

        using var body = JsonContent.Create(new { outcome = "forward", note = "Đủ giấy tờ." });
        using var answer =
            await program.PostAsync(new Uri($"/api/v1/cases/{next.Code}/steps/{next.Step}/complete", UriKind.Relative), body);
        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            return Outcome.Wrong($"{next.Step} of {next.Code}: {(int)answer.StatusCode}");
        }

        var text = await answer.Content.ReadAsStringAsync();
        if (next.Step == "receive")
        {
            waiting.Enqueue((next.Code, "appraise"));
        }

        return text.Contains(next.Code, StringComparison.Ordinal)
            ? Outcome.Right
            : Outcome.Wrong($"{next.Code}: another case in the answer");
    }
}

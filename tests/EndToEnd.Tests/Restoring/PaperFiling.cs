using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Restoring;

/// <summary>A case with a paper of its own, as the platform acknowledged it.</summary>
internal sealed record FiledPaper(string Mark, string Code, string Hash, DateTimeOffset At);

/// <summary>A counter's program that files one case with its paper after the other until told to stop, and notes what was
/// acknowledged.</summary>
internal sealed class PaperFiling(HttpClient program)
{
    private readonly ConcurrentQueue<FiledPaper> acknowledged = new();
    private readonly ConcurrentDictionary<string, byte> sent = new();
    private int number;

    public IReadOnlyList<FiledPaper> Acknowledged => [.. acknowledged];

    /// <summary>Every case that was asked for, answered or not.</summary>
    public IReadOnlyCollection<string> Sent => [.. sent.Keys];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await FileAsync();
            }
            catch (HttpRequestException)
            {
                return;   // The host was killed: what had no answer counts for nothing.
            }
        }
    }

    public async Task FileAsync()
    {
        var own = Interlocked.Increment(ref number);
        var mark = $"Số nhà {own}";
        var paper = Papers.Pdf(mark);
        var hash = Convert.ToHexStringLower(SHA256.HashData(paper));
        using var upload = new ByteArrayContent(paper);
        using var kept = await program.PostAsync(new Uri("/api/v1/files?fileName=giay.pdf", UriKind.Relative), upload);
        await NeedCreatedAsync(kept);
        sent[mark] = 0;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
        {
            Content = JsonContent.Create(new
            {
                procedure = "1.001193",
                receivingOrganization = "H02.21.01",
                applicant = new { fullName = "Lý Thị Mẩy", idNumber = $"024196{own:D6}", address = mark },
                documents = new[] { new { key = "giay-chung-sinh", originals = 1, fileHash = hash, fileName = "giay.pdf" } },
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await program.SendAsync(request);
        await NeedCreatedAsync(answer);
        var code = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
        acknowledged.Enqueue(new FiledPaper(mark, code, hash, TimeProvider.System.GetUtcNow()));
    }

    private static async Task NeedCreatedAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode is not HttpStatusCode.Created)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }
}

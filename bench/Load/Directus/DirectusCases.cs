using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using XaDienTu.Load.Cases;
using XaDienTu.Load.Driving;

namespace XaDienTu.Load.Directus;

/// <summary>
/// The same register in Directus: cases with papers, as its administrator would model them, with the indexes the lists need. It keeps no
/// history, tasks or numbers unless built on top: it does less for each request.
/// </summary>
internal sealed class DirectusCases(HttpClient client, IReadOnlyList<string> desks, IReadOnlyList<string> codes)
{
    public const string Email = "admin@example.com";
    public const string Password = "bench-admin";
    private const int Chunk = 500;
    private int number;

    /// <summary>Makes the collections through its interface and the rows as many and as spread as the host's.</summary>
    public static async Task<DirectusCases> PrepareAsync(DirectusServer server, IReadOnlyList<CaseRow> rows)
    {
        var client = server.NewClient();
        using (var answer = await client.PostAsJsonAsync("/auth/login", new { email = Email, password = Password }))
        {
            answer.EnsureSuccessStatusCode();
            var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("access_token").GetString();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        // Its sign-in lasts minutes; a lasting token is what a program would be given.
        const string Lasting = "bench-lasting-token-0123456789";
        await SendAsync(client, HttpMethod.Patch, "/users/me", new { token = Lasting });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Lasting);
        await SendAsync(client, HttpMethod.Post, "/collections", Collection("cases",
            Field("code", "string", unique: true), Field("procedure", "string"), Field("applicant", "string"), Field("id_number", "string"),
            Field("address", "string"), Field("status", "string", indexed: true), Field("desk", "string", indexed: true),
            Field("due_at", "timestamp", indexed: true),
            Field("submitted_at", "timestamp")));
        await SendAsync(client, HttpMethod.Post, "/collections", Collection("documents",
            Field("key", "string"), Field("name", "string"), Field("file_hash", "string"), Field("originals", "integer"),
            Field("case", "uuid")));
        await SendAsync(client, HttpMethod.Post, "/fields/cases",
            new { field = "documents", type = "alias", meta = new { special = new[] { "o2m" } } });
        await SendAsync(client, HttpMethod.Post, "/relations", new
        {
            collection = "documents", field = "case", related_collection = "cases", meta = new { one_field = "documents" },
            schema = new { on_delete = "CASCADE" },
        });
        foreach (var chunk in rows.Chunk(Chunk))
        {
            await SendAsync(client, HttpMethod.Post, "/items/cases", chunk.Select(row => Case(row.Code, row.Desk, row.Status, row.DueAt)));
        }

        return new DirectusCases(
            client, [.. rows.Where(row => row.Status == "open").GroupBy(row => row.Desk).OrderByDescending(desk => desk.Count()).Take(12)
                .Select(desk => desk.Key)],
            [.. rows.Select(row => row.Code)]);
    }

    public Scenario Create => new("directus-create", async _ =>
    {
        var turn = Interlocked.Increment(ref number);
        using var answer = await client.PostAsJsonAsync("/items/cases",
            Case($"B-{turn}-{Guid.CreateVersion7()}", desks[turn % desks.Count], "open", DateTimeOffset.UnixEpoch.AddDays(30_000)));
        return answer.StatusCode is HttpStatusCode.OK ? Outcome.Right : Outcome.Wrong($"directus create: {(int)answer.StatusCode}");
    });

    /// <summary>Twenty open cases of a desk, nearest due date first.</summary>
    public Scenario List => new("directus-list", _ =>
    {
        var desk = desks[Interlocked.Increment(ref number) % desks.Count];
        return Reading.GetAsync(
            client,
            $"/items/cases?filter[desk][_eq]={Uri.EscapeDataString(desk)}&filter[status][_eq]=open&sort=due_at,id&limit=20&fields=id,code,procedure,applicant,status,due_at,submitted_at",
            "\"code\":"u8.ToArray());
    });

    public Scenario Read => new("directus-read", _ =>
    {
        var code = codes[Interlocked.Increment(ref number) % codes.Count];
        return Reading.GetAsync(
            client, $"/items/cases?filter[code][_eq]={code}&limit=1&fields=*,documents.*", Encoding.UTF8.GetBytes($"\"{code}\""));
    });

    private static object Case(string code, string desk, string status, DateTimeOffset dueAt) => new
    {
        code, desk, status, due_at = dueAt, submitted_at = DateTimeOffset.UnixEpoch.AddDays(20_000), procedure = "Đăng ký khai sinh",
        applicant = "Lý Thị Mẩy",
        id_number = "024196000001", address = "Số nhà 1",
        documents = new[] { "giay-chung-sinh", "lam-chung", "uy-quyen" }.Select(key =>
            new { key, name = key, file_hash = new string('a', 64), originals = 1 }),
    };

    private static object Collection(string name, params object[] fields) => new
    {
        collection = name, schema = new { }, meta = new { },
        fields = fields.Prepend(new
        {
            field = "id", type = "uuid", meta = new { special = new[] { "uuid" } },
            schema = new { is_primary_key = true, has_auto_increment = false, is_indexed = false, is_unique = false },
        }),
    };

    private static object Field(string name, string type, bool indexed = false, bool unique = false) =>
        new { field = name, type, meta = new { },
            schema = new { is_primary_key = false, has_auto_increment = false, is_indexed = indexed, is_unique = unique } };

    private static async Task SendAsync(HttpClient client, HttpMethod method, string address, object body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"Directus: {method} {address} {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }
}

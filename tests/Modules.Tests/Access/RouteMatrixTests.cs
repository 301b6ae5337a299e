using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Access;

/// <summary>
/// Every way into the host, tried by everybody who has nothing to do with the case it leads to. The answers stand in
/// <c>route-matrix.approved.txt</c>: a new route, or another answer, shows as a difference to be read and agreed to.
/// </summary>
public sealed partial class RouteMatrixTests
{
    private const string Approved = "route-matrix.approved.txt";
    private static readonly string[] OfOneCase = ["code", "hash", "draftId"];

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Every_door_answers_everybody_as_agreed(string database)
    {
        await using var platform = await TestPlatform.StartAsync(
            database, "--trackingPerMinute", "100000", "--trackingPerCode", "100000", "--trackingPerCodeAndAddress", "100000");
        var foreign = await ForeignCase.FileAsync(platform);
        var visitors = await Visitors.EnterAsync(platform);
        var doors = await Door.AllAsync(platform);
        var rows = new List<string> { Row("", visitors.Select(visitor => visitor.Name)) };
        var faults = new List<string>();
        foreach (var door in doors)
        {
            var answers = new List<string>();
            foreach (var visitor in visitors)
            {
                var (status, body) = await KnockAsync(visitor, door, door.Address(foreign.ValueOf));
                answers.Add(status);
                faults.AddRange(FaultsOf(visitor, door, status, body, foreign));
                if (OfOneCase.Any(door.Names) && visitor.Name != Visitors.Auditor)
                {
                    var absent = await KnockAsync(visitor, door, door.Address(foreign.AbsentOf));
                    if (absent.Status != status || Plain(absent.Body) != Plain(body))
                    {
                        var (told, toldOfNone) = (Plain(body), Plain(absent.Body));
                        faults.Add(
                            $"{door.Title}, {visitor.Name}: foreign {status}, absent {absent.Status}: {Difference(told, toldOfNone)}");
                    }
                }
            }

            rows.Add(Row(door.Title, answers));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Select(fault => fault[..Math.Min(fault.Length, 600)])));
        await AssertApprovedAsync(string.Join('\n', rows) + "\n");
    }

    private static IEnumerable<string> FaultsOf(Visitor visitor, Door door, string status, string body, ForeignCase foreign)
    {
        if (status[0] == '5')
        {
            yield return $"{door.Title}, {visitor.Name}: {status}";
        }

        // What was typed comes back to who typed it; nothing else of the case does.
        var secrets = foreign.Secrets.Where(secret => secret != foreign.Code && visitor.Name != Visitors.Auditor);
        foreach (var secret in secrets.Where(secret => body.Contains(secret, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"{door.Title}, {visitor.Name}: {status} tells “{secret}”";
        }
    }

    private static async Task<(string Status, string Body)> KnockAsync(Visitor visitor, Door door, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Verb), address);
        if (door.Verb is not "GET")
        {
            request.Content = door.IsPage ? Typed(visitor) : JsonContent.Create(Everything);
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        }

        using var answer = await visitor.SendAsync(request);
        var isSentToSignIn = answer.Headers.Location?.ToString().Contains("/dang-nhap", StringComparison.Ordinal) is true;
        var status = isSentToSignIn ? "in" : $"{(int)answer.StatusCode}";
        var body = IsText(answer.Content.Headers.ContentType) ? await answer.Content.ReadAsStringAsync() : "";
        return (status, body);
    }

    private static bool IsText(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } media
            && (media.StartsWith("text/", StringComparison.Ordinal) || media.EndsWith("json", StringComparison.Ordinal));

    private static FormUrlEncodedContent Typed(Visitor visitor) => new(
    [
        new("__RequestVerificationToken", visitor.Token), new("Form.Step", "appraise"), new("Form.Opinion", "Ý kiến"),
        new("Form.ReturnReason", "Lý do"), new("Form.RefusalReason", "Lý do"), new("Form.WithdrawalReason", "Lý do"),
        new("Form.AnswerNote", "Đã nộp"), new("Form.Question", "Hỏi"), new("Reason", "Lý do"), new("Note", "Ghi chú"),
    ]);

    /// <summary>The bodies of all requests in one; each takes what it knows.</summary>
    private static object Everything => new
    {
        procedure = CaseApi.BirthRegistration, receivingOrganization = CaseApi.Commune,
        applicant = new { fullName = "Lý Thị Mẩy", idNumber = "024196001234" },
        documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
        outcome = "forward", note = "Đã xem", organization = "H02.21", question = "Hỏi", workingHours = 8,
        items = new[] { new { what = "Thiếu chữ ký" } },
        name = "Kết quả", fileHash = new string('a', 64), fileName = "ket-qua.pdf", reason = "Lý do", values = Array.Empty<string>(),
        code = "H02.21.01-990101-0001", idNumber = "024196001234",
    };

    private static string Row(string title, IEnumerable<string> cells) =>
        (title.PadRight(84) + string.Concat(cells.Select(cell => " " + cell.PadRight(14)))).TrimEnd();

    /// <summary>Without what differs between any two answers: codes, hashes, tokens, numbers of support.</summary>
    private static string Plain(string body) => Changing().Replace(body, "…");

    private static string Difference(string one, string other)
    {
        var from = Math.Max(0, one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count() - 60);
        return $"{one[from..Math.Min(one.Length, from + 200)]} <> {other[Math.Min(other.Length, from)..Math.Min(other.Length, from + 200)]}";
    }

    private static async Task AssertApprovedAsync(string received)
    {
        var file = Path.Combine(HostBuild.Repository, "tests", "Modules.Tests", "Access", Approved);
        var approved = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        if (approved == received)
        {
            return;
        }

        var beside = Path.Combine(Path.GetTempPath(), Approved.Replace("approved", "received", StringComparison.Ordinal));
        await File.WriteAllTextAsync(beside, received);
        var known = approved.Split('\n').ToHashSet();
        var got = received.Split('\n').ToHashSet();
        var (added, gone) = (string.Join('\n', got.Except(known).Take(40)), string.Join('\n', known.Except(got).Take(40)));
        Assert.Fail($"Read {beside}; if it is right, it replaces {Approved}.\nnew:\n{added}\ngone:\n{gone}");
    }

    [GeneratedRegex(
        @"nonce=""[^""]*""|data-left=""\d+""|H02\.21\.01-\d{6}-\d{4}|[A-Za-z0-9+/=_\-]{20,}|Mã hỗ trợ:[^<]*|\b[0-9A-Z]{13}:[0-9A-F]{8}\b")]
    private static partial Regex Changing();
}

using System.Collections.Concurrent;
using Microsoft.Playwright;
using XaDienTu.EndToEnd.Tests.Journeys;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>
/// Walks the links of the pages as different people, two at a time. Pages of one route are much alike, so each person looks at two of
/// them, and at one for each other set of questions in the address. Outside the desk all officers see the same, so the first of them
/// goes there. New pages are found by the links that lead to them.
/// </summary>
/// <remarks>
/// Whoever wants to look at every page hands over what to do there: <c>await new Crawl(platform, begun).WalkAsync(people, visit => …)</c>.
/// </remarks>
/// <param name="begun">Addresses to look at beside those that links lead to, by user name.</param>
internal sealed class Crawl(TestPlatform platform, ILookup<string, string>? begun = null)
{
    private const int AtOnce = 2;
    private const int MostOfKind = 2;
    private static readonly string[] OfFiles = ["handler", "tai"];
    private static readonly string[] Desk = ["/can-bo", "/tai-khoan", "/thong-bao"];
    private readonly PageKinds kinds = new(platform);
    private readonly ConcurrentDictionary<string, string> files = new();

    /// <summary>Everything that is a page, reached or not.</summary>
    public IEnumerable<string> Routes => kinds.Routes;

    /// <summary>One address, and who found it, of each kind of link that leads to no page.</summary>
    public IReadOnlyDictionary<string, string> Files => files;

    /// <param name="people">User names of demo accounts; null is somebody who has not signed in.</param>
    /// <param name="look">Called with each page just loaded; may change the size of the screen, not leave the page.</param>
    public Task WalkAsync(IReadOnlyList<string?> people, Func<Visit, Task> look)
    {
        var everywhere = people.FirstOrDefault(IsOfficer);
        return Parallel.ForEachAsync(
            people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (person, _) => await WalkAsync(person, !IsOfficer(person) || person == everywhere, look));
    }

    private static bool IsOfficer(string? person) => person?.StartsWith("congdan", StringComparison.Ordinal) is false;

    private async Task WalkAsync(string? person, bool everywhere, Func<Visit, Task> look)
    {
        await using var visitor = await Visitor.ComeAsync(platform, person);
        var waiting = new Queue<string>(!IsOfficer(person) ? ["/"] : everywhere ? [.. Desk, "/"] : Desk);
        var known = waiting.ToHashSet();
        foreach (var address in (begun?[person ?? BegunWork.Nobody] ?? []).Where(known.Add))
        {
            waiting.Enqueue(address);
        }

        var seen = new Dictionary<string, int>();
        while (waiting.TryDequeue(out var address))
        {
            if (KindOf(address) is not { } kind)
            {
                files.TryAdd(FileKind(address), $"{person} {address}");
                continue;
            }

            var (route, questions) = kind;
            var most = questions.Length == 0 && route.Contains('{', StringComparison.Ordinal) ? MostOfKind : 1;
            if (seen.GetValueOrDefault(route + questions) >= most)
            {
                continue;
            }

            seen[route + questions] = seen.GetValueOrDefault(route + questions) + 1;
            var complaints = visitor.Complaints.Count;
            await visitor.Page.SetViewportSizeAsync(Visit.Office, 768);
            var answer = await visitor.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            var links = await visitor.Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)");
            await look(new Visit(visitor, person, address, route, answer!, () => visitor.Complaints.Skip(complaints)));
            foreach (var link in links.Where(link => everywhere || IsOfDesk(link)).Where(known.Add))
            {
                waiting.Enqueue(link);
            }
        }
    }

    private static bool IsOfDesk(string link) => Desk.Any(begin => link.StartsWith(begin, StringComparison.Ordinal));

    // Handlers that are links give files, and so does a list that is asked for one: pages are shown by plain addresses.
    private (string Route, string Questions)? KindOf(string address)
    {
        var (path, query) = Split(address);
        var questions = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')[0])
            .Order(StringComparer.Ordinal).ToList();
        return questions.Intersect(OfFiles).Any() || kinds.RouteOf(path) is not { } route ? null : (route, string.Join('&', questions));
    }

    private static string FileKind(string address)
    {
        var (path, query) = Split(address);
        var parts = path.Split('/');
        var asked = query.Split('&').Where(part => OfFiles.Contains(part.Split('=')[0])).Select(part => "?" + part);
        return string.Join('/', parts.Select(part => part.Any(char.IsAsciiDigit) ? "#" : part)) + string.Concat(asked);
    }

    private static (string Path, string Query) Split(string address) =>
        address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (address[..at], address[(at + 1)..]) : (address, "");
}

/// <summary>A page that somebody just opened.</summary>
/// <param name="Route">The page's route: pages of one route are alike.</param>
/// <param name="Complaints">What the browser complained of since the page was asked for.</param>
internal sealed record Visit(
    Visitor Visitor, string? Person, string Address, string Route, IResponse Answer, Func<IEnumerable<string>> Complaints)
{
    public const int Phone = 390;
    public const int Office = 1366;

    public IPage Page => Visitor.Page;

    public override string ToString() => $"{Person ?? "khách"} {Address}";
}

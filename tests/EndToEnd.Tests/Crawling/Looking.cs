using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>Looks at a page on a telephone, at an office and, where it is a paper, as it is printed.</summary>
internal sealed class Looking
{
    // A sheet of A4 less the margins that the style sheet prints with.
    private const int Printed = 680;
    private const int MostSlow = 300;
    private const int CitizensHtml = 10 * 1024;
    private const int OfficersHtml = 14 * 1024;
    private const int CitizensRest = 45 * 1024;
    private const int OfficersRest = 48 * 1024;

    /// <summary>
    /// Of a page that sends a form: its scripts keep what is typed, put questions out of sight that do not apply, make photos smaller.
    /// </summary>
    private const int FormsRest = 48 * 1024;

    private static readonly string Script = Read();
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly ConcurrentDictionary<(string, int), int> examined = new();
    private readonly ConcurrentDictionary<string, Fault> faults = new();

    public IEnumerable<Fault> Faults => faults.Values;

    /// <summary>Pages whose server took long; the first look warms what the second finds warm, so time is told later.</summary>
    public ConcurrentBag<Visit> Slow { get; } = [];

    /// <summary>A sheet of A4 is 267 mm high within its margins. Names alone on a second sheet get lost from what they sign.</summary>
    private const string Sheet =
        """
        () => {
          const sheet = 267 / 25.4 * 96, tall = document.body.scrollHeight, found = [];
          if (tall > sheet && tall % sheet < sheet / 6) found.push(`the last sheet is nearly empty, ${Math.round(tall)} of ${Math.round(sheet)}`);
          const line = document.createRange();
          line.selectNodeContents(document.querySelector(".paper-head p + p > b"));
          if (line.getClientRects().length > 1) found.push("the name of the state stands on two lines");
          return found;
        }
        """;

    public async Task AtAsync(Visit visit)
    {
        if (visit.Answer.Status >= 400)
        {
            Add(visit, $"answers {visit.Answer.Status}");
            return;
        }

        var office = await SeeAsync(visit, Visit.Office);
        Weigh(visit, office);
        await visit.Page.SetViewportSizeAsync(Visit.Phone, 844);
        await SeeAsync(visit, Visit.Phone);
        if (office.IsPaper)
        {
            await visit.Page.SetViewportSizeAsync(Printed, 900);
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await SeeAsync(visit, Printed);
            foreach (var fault in await visit.Page.EvaluateAsync<string[]>(Sheet))
            {
                Add(visit, $"printed: {fault}");
            }

            await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }

        foreach (var complaint in visit.Complaints())
        {
            Add(visit, $"the browser complains: {complaint}");
        }
    }

    public void Add(Visit visit, string what) => faults.TryAdd($"{visit.Route} {what}", new Fault(visit.Route, what, visit.ToString()));

    private async Task<Sight> SeeAsync(Visit visit, int width)
    {
        var sight = JsonSerializer.Deserialize<Sight>(await visit.Page.EvaluateAsync<string>(Script), JsonSerializerOptions.Web)!;
        foreach (var fault in sight.Faults)
        {
            Add(visit, $"{width}: {fault}");
        }

        if (width != Printed && examined.AddOrUpdate((visit.Route, width), 1, (_, times) => times + 1) == 1)
        {
            foreach (var violation in await ExamineAsync(visit.Page))
            {
                Add(visit, $"{width}: axe {violation}");
            }
        }

        return sight;
    }

    /// <summary>By axe in the page itself: its runner opens a second page for each answer, which takes most of the walk's time.</summary>
    private static async Task<string[]> ExamineAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ resultTypes: ["violations"] })).violations
              .map(rule => `${rule.id}: ${rule.nodes.slice(0, 2).map(node => node.html.slice(0, 160)).join(" | ")}`)
            """);
    }

    private void Weigh(Visit visit, Sight sight)
    {
        if (sight.Server > MostSlow)
        {
            Slow.Add(visit);
        }

        var (html, rest) = sight.IsStaff ? (OfficersHtml, OfficersRest) : (CitizensHtml, sight.Sends ? FormsRest : CitizensRest);
        if (sight.Html > html)
        {
            Add(visit, $"weighs {sight.Html} bytes, may weigh {html}");
        }

        if (sight.Rest > rest)
        {
            Add(visit, $"brings {sight.Rest} bytes of looks and scripts, may bring {rest}");
        }
    }

    private static string Read()
    {
        using var stream = typeof(Looking).Assembly.GetManifestResourceStream("Crawling.look.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Sight(string[] Faults, int Server, int Html, int Rest, bool Sends, bool IsPaper, bool IsStaff);
}

/// <param name="Route">Page it was seen at.</param>
/// <param name="Where">Who saw it, and the address.</param>
internal sealed record Fault(string Route, string What, string Where)
{
    public override string ToString() => $"{Route}: {What}  ({Where})";
}

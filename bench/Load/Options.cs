using System.Globalization;

namespace XaDienTu.Load;

/// <summary>What the caller may choose.</summary>
/// <param name="Seconds">Measured time of each scenario.</param>
/// <param name="Connections">Senders at once.</param>
/// <param name="Cases">Demo cases in the database before the run.</param>
/// <param name="Markdown">Also print the table for a document and draw its picture.</param>
/// <param name="Only">Names of the scenarios to run; empty runs all.</param>
/// <param name="WithPeer">Directus is installed and measured.</param>
/// <param name="Lean">Papers, history and audit of cases older than two years are left out, as if archived.</param>
/// <param name="Again">Growth is measured on the databases of the run before.</param>
/// <param name="Sizes">Numbers of cases at which growth is measured, from small to large.</param>
internal sealed record Options(double Seconds, int Connections, int Cases, bool Markdown, IReadOnlyList<string> Only, bool WithPeer,
    bool Lean, bool Again,
    IReadOnlyList<int> Sizes)
{
    public static int Misused()
    {
        Console.Error.WriteLine("""
            cases  [--seconds N] [--connections N] [--cases N] [--only NAME,NAME] [--no-directus] [--markdown]
            monday [--seconds N] [--cases N] [--markdown]
            line   [--cases N] [--markdown]
            growth [--seconds N] [--connections N] [--cases N] [--sizes N,N] [--lean] [--again] [--only NAME,NAME] [--markdown]
            """);
        return 2;
    }

    public static Options? Read(IReadOnlyList<string> words, double seconds)
    {
        var options = new Options(seconds, 8, 2_000, false, [], true, false, false, [100_000, 1_000_000]);
        for (var place = 0; place < words.Count; place++)
        {
            var value = place + 1 < words.Count ? words[place + 1] : "";
            switch (words[place])
            {
                case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out var given) && given > 0:
                    options = options with { Seconds = given };
                    place++;
                    break;
                case "--connections" when int.TryParse(value, CultureInfo.InvariantCulture, out var connections) && connections > 0:
                    options = options with { Connections = connections };
                    place++;
                    break;
                case "--cases" when int.TryParse(value, CultureInfo.InvariantCulture, out var cases) && cases > 0:
                    options = options with { Cases = cases };
                    place++;
                    break;
                case "--only" when value.Length > 0:
                    options = options with { Only = value.Split(',') };
                    place++;
                    break;
                case "--sizes" when value.Split(',') is var sizes
                    && sizes.All(size => int.TryParse(size, CultureInfo.InvariantCulture, out _)):
                    options = options with { Sizes = [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order()] };
                    place++;
                    break;
                case "--no-directus":
                    options = options with { WithPeer = false };
                    break;
                case "--lean":
                    options = options with { Lean = true };
                    break;
                case "--again":
                    options = options with { Again = true };
                    break;
                case "--markdown":
                    options = options with { Markdown = true };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}

using System.Globalization;
using System.Text;
using SkiaSharp;

namespace XaDienTu.Printing;

/// <summary>A word with the space after it, if any; drawn together so that copied text keeps its spaces.</summary>
internal readonly record struct Word(string Text, SKFont Font, float Width, float SpaceWidth, bool EndsLine)
{
    public bool Spaced => SpaceWidth > 0;
}

/// <summary>One line of words; <see cref="Last"/> ones are never stretched.</summary>
internal sealed record TextLine(IReadOnlyList<Word> Words, float Width, bool Last);

/// <summary>Breaks text into lines of a given width; each letter is measured once or twice, however long the text.</summary>
internal static class TextLayout
{
    public static IReadOnlyList<TextLine> Lines(
        PaperText text, float width, Letters letters, float points, float firstLine = 0, CancellationToken cancellation = default)
    {
        var lines = new List<TextLine>();
        var line = new List<Word>();
        // The indent of the first line is room already taken.
        var used = firstLine;
        foreach (var word in text.Runs.SelectMany(run => Words(run, width - firstLine, letters, points)))
        {
            // A comma in another face belongs to the word before it: only a space lets a line end.
            while (used + word.Width > width && line.Count > 0)
            {
                var space = line.FindLastIndex(earlier => earlier.Spaced);
                var kept = space < 0 ? line.Count : space + 1;
                Close(line[..kept], last: false);
                line = line[kept..];
                used = line.Sum(moved => moved.Width + moved.SpaceWidth);
            }

            line.Add(word);
            used += word.Width + word.SpaceWidth;
            if (word.EndsLine)
            {
                Close(line, last: true);
                line = [];
                used = 0;
            }
        }

        if (line.Count > 0 || lines.Count == 0)
        {
            Close(line, last: true);
        }

        return lines;

        void Close(List<Word> words, bool last)
        {
            // Who asked for the paper may be gone.
            cancellation.ThrowIfCancellationRequested();
            lines.Add(
                new TextLine(words, words.Sum(word => word.Width + word.SpaceWidth) - (words.Count > 0 ? words[^1].SpaceWidth : 0), last));
        }
    }

    /// <summary>Lines of about one length, as a title is set: no single word left over on the last.</summary>
    public static IReadOnlyList<TextLine> Balanced(
        PaperText text, float width, Letters letters, float points, CancellationToken cancellation)
    {
        const int Steps = 12;
        var widest = Lines(text, width, letters, points, cancellation: cancellation);
        var longestWord = widest.SelectMany(line => line.Words).Select(word => word.Width).DefaultIfEmpty().Max();
        for (var step = widest.Count > 1 ? 1 : Steps; step < Steps; step++)
        {
            var lines = Lines(text, width * step / Steps, letters, points, cancellation: cancellation);
            if (lines.Count == widest.Count && width * step / Steps >= longestWord)
            {
                return lines;
            }
        }

        return widest;
    }

    public static void Draw(SKCanvas canvas, TextLine line, float x, float baseline, float width, Align align)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        x += align switch
        {
            Align.Center => (width - line.Width) / 2,
            Align.Right => width - line.Width,
            _ => 0,
        };
        var gaps = line.Words.Take(Math.Max(0, line.Words.Count - 1)).Count(word => word.Spaced);
        var stretch = align == Align.Justified && !line.Last && gaps > 0 ? Math.Max(0, width - line.Width) / gaps : 0;
        foreach (var (text, font, advance) in Pieces(line.Words, stretch))
        {
            canvas.DrawText(text, x, baseline, SKTextAlign.Left, font, ink);
            x += advance;
        }
    }

    // Neighbours in one face are one piece unless the line is stretched between them: fewer, smaller drawing commands.
    private static IEnumerable<(string Text, SKFont Font, float Advance)> Pieces(IReadOnlyList<Word> words, float stretch)
    {
        var text = new StringBuilder();
        var advance = 0f;
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            var last = index == words.Count - 1;
            text.Append(word.Text).Append(word.Spaced && !last ? " " : "");
            advance += word.Width + word.SpaceWidth + (word.Spaced ? stretch : 0);
            if (last || stretch > 0 || !ReferenceEquals(words[index + 1].Font, word.Font))
            {
                yield return (text.ToString(), word.Font, advance);
                text.Clear();
                advance = 0;
            }
        }
    }

    private static IEnumerable<Word> Words(TextRun run, float width, Letters letters, float points)
    {
        var font = letters.Font(run.Face, points);
        // Composed letters have glyphs of their own with the marks well placed; loose marks would be set by chance.
        var text = run.Text.Normalize(NormalizationForm.FormC).Replace("\r\n", "\n", StringComparison.Ordinal);
        letters.Use(run.Face, text + " ");
        var space = letters.Measure(font, " ");
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not (' ' or '\n' or '\t'))
            {
                continue;
            }

            var endsLine = text[at] == '\n';
            foreach (var part in Fitting(text[start..at], endsLine ? 0 : space, endsLine, width, font, letters))
            {
                yield return part;
            }

            start = at + 1;
        }

        if (start < text.Length)
        {
            foreach (var part in Fitting(text[start..], space: 0, endsLine: false, width, font, letters))
            {
                yield return part;
            }
        }
    }

    // A word wider than the line (a link, a name without spaces) is cut where it is full.
    private static IEnumerable<Word> Fitting(string text, float space, bool endsLine, float width, SKFont font, Letters letters)
    {
        text = string.Concat(text.Where(character => !char.IsControl(character)));
        var whole = letters.Measure(font, text);
        if (whole <= width)
        {
            yield return new Word(text, font, whole, space, endsLine);
            yield break;
        }

        // The face knows no pairs: a word is as wide as its letters, and each of them is measured once.
        var (start, used) = (0, 0f);
        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var index = 0; index < elements.Length; index++)
        {
            var at = elements[index];
            var letter = letters.Measure(font, text.AsSpan(at, (index + 1 < elements.Length ? elements[index + 1] : text.Length) - at));
            // At least one letter, however narrow the column.
            if (used + letter > width && at > start)
            {
                yield return new Word(text[start..at], font, used, SpaceWidth: 0, EndsLine: true);
                (start, used) = (at, 0);
            }

            used += letter;
        }

        yield return new Word(text[start..], font, used, space, endsLine);
    }
}

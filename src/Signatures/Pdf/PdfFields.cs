using XaDienTu.Signatures.Pdf.Syntax;

namespace XaDienTu.Signatures.Pdf;

/// <summary>A terminal form field with what it inherits (ISO 32000-2 §12.7.4).</summary>
/// <param name="Widget">The annotation that shows it; often the field itself.</param>
internal sealed record PdfField(
    string Name, PdfReference? Reference, PdfDictionary Dictionary, string? Type, PdfValue? Value, PdfDictionary Widget);

internal static class PdfFields
{
    public static IEnumerable<PdfField> Signatures(PdfRevision revision) => All(revision).Where(field => field.Type == "Sig");

    public static List<PdfField> All(PdfRevision revision)
    {
        var fields = new List<PdfField>();
        var seen = new HashSet<int>();
        var waiting = new Stack<(PdfValue Node, string Name, PdfValue? Type, PdfValue? Value)>();
        var form = revision.Dictionary(revision.Catalog["AcroForm"]);
        PushAll(revision.Items(form?["Fields"]), "", null, null);
        while (waiting.TryPop(out var next))
        {
            revision.File.Budget.TakeComparison();
            var reference = next.Node as PdfReference;
            if ((reference is not null && !seen.Add(reference.Number)) || revision.Dictionary(next.Node) is not { } node)
            {
                continue;
            }

            var part = revision.Resolve(node["T"]) is PdfString text ? PdfStrings.Text(text.Bytes) : "";
            // §12.7.4.2: names of parents and children are joined by full stops.
            var name = next.Name.Length > 0 && part.Length > 0 ? $"{next.Name}.{part}" : next.Name + part;
            var (type, value) = (node["FT"] ?? next.Type, node["V"] ?? next.Value);
            var kids = revision.Items(node["Kids"]);
            // Many fields may name one list of many.
            revision.File.Budget.TakeComparisons(kids.Length);
            if (kids.Any(kid => revision.Dictionary(kid)?["T"] is not null))
            {
                PushAll(kids, name.Length > 2000 ? name[..2000] : name, type, value);
                continue;
            }

            var widget = kids.Select(kid => revision.Dictionary(kid)).FirstOrDefault(kid => kid is not null) ?? node;
            fields.Add(new PdfField(name, reference, node, (revision.Resolve(type) as PdfName)?.Text, value, widget));
        }

        return fields;

        void PushAll(PdfValue[] nodes, string name, PdfValue? type, PdfValue? value)
        {
            foreach (var node in nodes.Reverse())
            {
                waiting.Push((node, name, type, value));
            }
        }
    }

    /// <summary>Where a field is shown: page index and rectangle; null if it shows nothing.</summary>
    public static (int Page, PdfRectangle Rectangle)? Shown(PdfField field, PdfRevision revision, List<PdfPage> pages)
    {
        if (PdfPages.Numbers(revision, field.Widget["Rect"]) is not [var x1, var y1, var x2, var y2] || x1 == x2 || y1 == y2
            || field.Widget["P"] is not PdfReference page)
        {
            return null;
        }

        var index = pages.FindIndex(candidate => candidate.Reference.Number == page.Number);
        return index < 0
            ? null
            : (index, pages[index].FromUserSpace(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2)));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Ui.Lists;

/// <summary>What the address of a list says, and addresses that say it again with one thing changed. Names that are none of the list's
/// are forgotten.</summary>
/// <param name="typed">Those of the filters whose answers are names and numbers of persons: they are for now, and in no saved view.</param>
internal sealed class ListAddress(
    HttpRequest request, IReadOnlyList<string> kept, IReadOnlyList<string> filters, IReadOnlyList<string> typed)
{
    public const string Tab = "xem";
    public const string AfterName = "sau";
    public const string FileName = "tai";

    public string Path { get; } = request.Path.Value ?? "";

    public string? After => Answer(AfterName);

    public string? File => HttpMethods.IsGet(request.Method) ? Answer(FileName) : null;

    public bool IsFiltered => filters.Any(name => Answer(name) is not null);

    public string? Answer(string name) => TypedText.Line(request.Query[name]) is { Length: > 0 } text ? text : null;

    /// <summary>What stays when the form is sent again.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept => Pairs(kept);

    public string First => Path + Query;

    /// <summary>Which rows are shown, not where in them.</summary>
    public string Query => new QueryBuilder(Pairs(kept).Concat(Pairs(filters))).ToString();

    public bool IsSavable => filters.Except(typed).Any(name => Answer(name) is not null);

    public string Savable => new QueryBuilder(Pairs(kept).Concat(Pairs(filters.Except(typed)))).ToString();

    public string Unfiltered => Path + new QueryBuilder(Pairs(kept));

    public string From(string after) => With(AfterName, after);

    public string Of(ListFileKind file) => With(FileName, file.Name());

    public string OfTab(string slug)
    {
        var query = new QueryBuilder(Pairs(kept.Where(name => name != Tab)));
        if (slug.Length > 0)
        {
            query.Add(Tab, slug);
        }

        return Path + query;
    }

    private string With(string name, string value)
    {
        var query = new QueryBuilder(Pairs(kept).Concat(Pairs(filters))) { { name, value } };
        return Path + query;
    }

    private IEnumerable<KeyValuePair<string, string>> Pairs(IEnumerable<string> names) =>
        names.Select(name => (Name: name, Value: Answer(name))).Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Name, pair.Value!));
}

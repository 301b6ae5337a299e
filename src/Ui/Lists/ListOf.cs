using XaDienTu.Kernel.Paging;

namespace XaDienTu.Ui.Lists;

/// <summary>
/// What a list is; <see cref="ListReading"/> reads it and <c>&lt;partial name="@ShownList.View" model="Model.List" /&gt;</c> draws it, with
/// the form above, pages, saved views and files to take along. Names in the address: the filters' own, <c>xem</c> of the tab, <c>sau</c>
/// of the place, <c>tai</c> of the kind of file.
/// </summary>
public sealed record ListOf<TRow>
{
    /// <summary>What the rows are, "Chương trình": caption, and head and name of the files.</summary>
    public required string Title { get; init; }

    /// <summary>What the officer may see, unordered, with its <see cref="Order"/>.</summary>
    public IQueryable<TRow>? Rows { get; init; }

    public Keyset<TRow>? Order { get; init; }

    /// <summary>Instead of these two: a query of the module's own that answers a page from a cursor on. Its filters are
    /// <see cref="AskedFilter{TRow}"/>: the page reads what they say by itself.</summary>
    public Func<string?, int, CancellationToken, Task<Page<TRow>>>? ReadAsync { get; init; }

    public required IReadOnlyList<ListColumn<TRow>> Columns { get; init; }

    public IReadOnlyList<ListFilter<TRow>> Filters { get; init; } = [];

    /// <summary>Words of the button: "Lọc thủ tục".</summary>
    public string FilterWords { get; init; } = "Lọc danh sách";

    /// <summary>Views of the same thing; the page chooses <see cref="Rows"/> by the one that is open.</summary>
    public ListTabs? Tabs { get; init; }

    /// <summary>The same where the query that reads the rows counts the views, too.</summary>
    public Func<ListTabs>? TabsAsRead { get; init; }

    /// <summary>Further names of the address that belong to the page and stay: the agency whose list it is.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>What is said where there is no row, although nothing was asked for.</summary>
    public required ListEmpty Empty { get; init; }

    /// <summary>Counts all rows, in the caption: where they are few, or counting is cheap.</summary>
    public bool Counts { get; init; }

    /// <summary>The title of the page says it already.</summary>
    public bool HideCaption { get; init; }

    /// <summary>Neither files nor saved views are offered; a citizen is offered none anyway.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The whole of it can be taken along; not where each look at it is for a reason of its own.</summary>
    public bool HasFiles { get; init; } = true;

    /// <summary>Rows of a page, at most <see cref="Cursor.MaxSize"/>.</summary>
    public int Size { get; init; } = Cursor.DefaultSize;

    internal Func<string?, int, CancellationToken, Task<Page<TRow>>> Reader(IQueryable<TRow>? filtered) =>
        ReadAsync ?? (Order is { } order && filtered is { } rows
            ? (after, size, cancellation) => order.PageAsync(rows, after, size, cancellation)
            : throw new InvalidOperationException($"The list “{Title}” has neither rows in an order nor a query of its own."));

    /// <summary>Reads what the cells of these rows need beside them: names that other modules keep.</summary>
    public Func<IReadOnlyList<TRow>, CancellationToken, Task>? PrepareAsync { get; init; }
}

/// <param name="Words">What to do now.</param>
public sealed record ListEmpty(string Title, string? Words = null, string? Href = null, string? LinkWords = null);

/// <param name="Open">Slug of the open one.</param>
public sealed record ListTabs(string Label, string Open, IReadOnlyList<ListTab> Tabs);

/// <param name="Slug">In the address; empty for the first.</param>
/// <param name="Count">Number behind the title; null where nobody counts.</param>
public sealed record ListTab(string Slug, string Title, string? Count = null);

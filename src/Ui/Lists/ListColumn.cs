namespace XaDienTu.Ui.Lists;

/// <summary>How the cells of a column look.</summary>
public enum ListLook
{
    Text,

    /// <summary>What the row is called; one column of a list.</summary>
    Name,

    /// <summary>Read letter by letter.</summary>
    Code,

    /// <summary>Counted, so at the right.</summary>
    Number,

    /// <summary>What can be done with the row; the heading is for who hears the page.</summary>
    Acts,
}

/// <summary>A column as it is drawn.</summary>
public abstract record ListColumn(string Title)
{
    public ListLook Look { get; init; }

    /// <summary>On a phone, where a row is a card, the heading stands before the cell; not where the cell says by itself what it
    /// is.</summary>
    public bool SaysItself { get; init; }

    /// <summary>Partial view with the row as its model, for a cell that is more than words: a form, a box to tick. Not in files.</summary>
    public string? View { get; init; }

    /// <summary>The list is in this column's order: true upwards, false downwards.</summary>
    public bool? Upwards { get; init; }

    /// <summary>Of the width of a printed table.</summary>
    public float Share { get; init; }

    internal bool InFiles => View is null && Look is not ListLook.Acts;

    internal bool HasLabel => !SaysItself && Look is ListLook.Text or ListLook.Number;
}

/// <summary>A column: its heading, and what it says of a row.</summary>
public sealed record ListColumn<TRow>(string Title, Func<TRow, ListCell> Cell) : ListColumn(Title);

using Microsoft.AspNetCore.Mvc;

namespace XaDienTu.Ui.Lists;

/// <summary>A list as it was read for this address.</summary>
public sealed class ShownList
{
    /// <summary>Path of the partial view that draws it.</summary>
    public const string View = "/Lists/List.cshtml";

    /// <summary>What the page answers: itself, or the file that was asked for.</summary>
    public required IActionResult Answer { get; init; }

    public string Title { get; init; } = "";

    /// <summary>On all pages; null where nobody counts.</summary>
    public int? Count { get; init; }

    public IReadOnlyList<object> Rows { get; init; } = [];

    /// <summary>One for each row.</summary>
    public IReadOnlyList<IReadOnlyList<ListCell>> Cells { get; init; } = [];

    public IReadOnlyList<ListColumn> Columns { get; init; } = [];

    internal bool HideCaption { get; init; }

    internal IReadOnlyList<ListField> Fields { get; init; } = [];

    internal string FilterWords { get; init; } = "";

    internal bool IsFiltered { get; init; }

    internal bool HasFaults { get; init; }

    internal ListTabs? Tabs { get; init; }

    internal ListAddress Address { get; init; } = null!;

    internal ListEmpty Empty { get; init; } = null!;

    internal int Size { get; init; }

    internal string? NextUrl { get; init; }

    internal bool HasFiles { get; init; }

    /// <summary>Saved views are offered.</summary>
    internal bool Offers { get; init; }

    internal IReadOnlyList<SavedView> Views { get; init; } = [];

    internal static string? ClassOf(ListColumn column, bool isHead = false) => column.Look switch
    {
        ListLook.Number => "num",
        ListLook.Acts => "acts",
        ListLook.Code when !isHead => "code",
        _ => null,
    };
}

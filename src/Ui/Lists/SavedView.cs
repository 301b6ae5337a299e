namespace XaDienTu.Ui.Lists;

/// <summary>A way to see a list that somebody keeps for himself.</summary>
public sealed record SavedView(Guid Id, string Name, string Url);

/// <summary>What is kept about lists; the library knows no tables, the portal has them.</summary>
public interface IKeepLists
{
    /// <summary>Of the person who looks, at the list of this path.</summary>
    Task<IReadOnlyList<SavedView>> ViewsAsync(string path, CancellationToken cancellation);

    /// <summary>Writes into the audit that a whole list is taken along, before its first row leaves.</summary>
    /// <param name="asked">Which of its rows, without what was typed to find persons.</param>
    Task NoteFileAsync(string path, string kind, string? asked, CancellationToken cancellation);
}

/// <summary>Where the forms of a list send what is to be kept.</summary>
public static class SavedViews
{
    public const string Address = "/can-bo/cach-xem";
}

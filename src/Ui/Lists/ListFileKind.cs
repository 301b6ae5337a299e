namespace XaDienTu.Ui.Lists;

/// <summary>What a list can be taken along as.</summary>
internal enum ListFileKind
{
    Xlsx,
    Csv,
    Pdf,
}

internal static class ListFileKinds
{
    public static readonly IReadOnlyList<ListFileKind> All = Enum.GetValues<ListFileKind>();

    public static ListFileKind? Of(string? name) =>
        name is null ? null : All.Cast<ListFileKind?>().FirstOrDefault(kind => kind!.Value.Name() == name);

    /// <summary>In the address, and ending of the file.</summary>
    public static string Name(this ListFileKind kind) => kind.ToString().ToLowerInvariant();

    public static string Word(this ListFileKind kind) => kind switch
    {
        ListFileKind.Xlsx => "Bảng tính (XLSX)",
        ListFileKind.Csv => "CSV",
        ListFileKind.Pdf => "Bản in (PDF)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A workbook is made in memory; a printed table of a hundred sheets nobody reads, and laying it out takes a
    /// processor.</summary>
    public static int MostRows(this ListFileKind kind) => kind switch
    {
        ListFileKind.Csv => 50_000,
        ListFileKind.Xlsx => 20_000,
        ListFileKind.Pdf => 2_000,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string MediaType(this ListFileKind kind) => kind switch
    {
        ListFileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ListFileKind.Csv => "text/csv; charset=utf-8",
        ListFileKind.Pdf => "application/pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

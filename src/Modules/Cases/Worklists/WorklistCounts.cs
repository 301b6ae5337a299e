using System.Globalization;

namespace XaDienTu.Cases.Worklists;

/// <summary>How much waits in each view of the worklist; the shape is stable under <c>/api/v1</c>.</summary>
/// <param name="Looked">Open steps that were counted; at <see cref="MostLooked"/> there are more.</param>
internal sealed record WorklistCounts(int Looked, int Mine, int New, int Overdue, int Today, int Waiting, int Returning)
{
    /// <summary>Counting ends here: beyond it the numbers say nothing an officer acts on.</summary>
    public const int MostLooked = 1000;

    private const int MostShown = 99;

    public static WorklistCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>There is more than was counted.</summary>
    public bool AreLeast => Looked >= MostLooked;

    public string Text(WorklistView view)
    {
        var count = Of(view);
        return count > MostShown ? $"{MostShown}+" : count.ToString(CultureInfo.InvariantCulture) + (AreLeast ? "+" : "");
    }

    private int Of(WorklistView view) => view switch
    {
        WorklistView.Mine => Mine,
        WorklistView.New => New,
        WorklistView.Overdue => Overdue,
        WorklistView.Today => Today,
        WorklistView.Waiting => Waiting,
        WorklistView.Returning => Returning,
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
    };
}

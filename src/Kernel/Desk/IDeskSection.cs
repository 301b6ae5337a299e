using XaDienTu.Kernel.Actors;

namespace XaDienTu.Kernel.Desk;

/// <summary>A part of the officers' first page that a module draws itself: the day's work, above all figures.</summary>
public interface IDeskSection
{
    /// <summary>Null for whom it has nothing.</summary>
    Task<DeskSection?> ForAsync(Actor actor, CancellationToken cancellation);
}

/// <param name="View">Path of a partial view: <c>/Figures/DeskFigures.cshtml</c>.</param>
public sealed record DeskSection(string View, object Model);

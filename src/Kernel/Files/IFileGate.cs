using XaDienTu.Kernel.Actors;

namespace XaDienTu.Kernel.Files;

/// <summary>
/// A module's say in who may read which of the files it carries. A known hash opens nothing by itself: somebody is let through by a gate,
/// and leaves there what the module wants in the audit.
/// </summary>
public interface IFileGate
{
    /// <summary>Null where the module carries no such file, or not for this actor: nobody is told which.</summary>
    Task<FilePass?> OpenAsync(FileQuestion question, Actor actor, CancellationToken cancellation);
}

/// <param name="From">What it was opened from, where the asker says so, as the module names it (a case by its code): the same bytes may
/// lie in several things, and the look is at one.</param>
/// <param name="Name">The paper's name: two papers of one thing may hold the same bytes.</param>
public sealed record FileQuestion(string Hash, string? From, string? Name);

/// <param name="Name">To save it under.</param>
/// <param name="Look">What stays in the audit; null for a file of one's own, however often it is opened.</param>
public sealed record FilePass(string Name, FileLook? Look);

/// <summary>A row of the audit, as <see cref="Data.ModuleDb.Record"/> takes it.</summary>
public sealed record FileLook(string Action, string SubjectType, string SubjectId, object Details);

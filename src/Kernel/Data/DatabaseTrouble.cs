using System.Data.Common;

namespace XaDienTu.Kernel.Data;

/// <summary>What the database cannot do right now, told apart from a mistake of the program.</summary>
public enum DatabaseTrouble
{
    /// <summary>It is something else.</summary>
    None,

    /// <summary>Not there, not answering, or too busy: the same request may succeed in a moment.</summary>
    Away,

    /// <summary>No room on its disk: nothing can be written until somebody makes room.</summary>
    Full,
}

public static class DatabaseTroubles
{
    /// <summary>What a failure says about the database, whoever wrapped it.</summary>
    public static DatabaseTrouble TroubleIn(this IDatabaseProvider provider, Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException own && provider.TroubleOf(own) is not DatabaseTrouble.None and var trouble)
            {
                return trouble;
            }
        }

        return DatabaseTrouble.None;
    }

    public static bool IsAway(this IDatabaseProvider provider, Exception failure) => provider.TroubleIn(failure) is DatabaseTrouble.Away;
}

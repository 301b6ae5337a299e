namespace XaDienTu.Kernel.Files;

/// <summary>Looks a whole file of one kind through: whether whoever gets it can open it. Comes from a module that knows the
/// format.</summary>
public interface IFileJudge
{
    /// <summary>What <see cref="FileKind.MediaType"/> begins with.</summary>
    string Kind { get; }

    /// <returns>What is wrong, null for nothing.</returns>
    FileFlaw? FlawOf(byte[] content, CancellationToken cancellation);
}

public enum FileFlaw
{
    /// <summary>Its end is missing.</summary>
    CutShort,

    /// <summary>Nobody can open it without a password.</summary>
    Locked,

    /// <summary>No program can show it.</summary>
    Broken,
}

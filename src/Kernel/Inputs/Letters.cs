namespace XaDienTu.Kernel.Inputs;

/// <summary>Usual lengths of what comes in and belongs to no entity.</summary>
public static class Letters
{
    /// <summary>A key, a choice, a day, a number typed with its blanks.</summary>
    public const int Key = 100;

    /// <summary>What is searched for; also the bound of every text in an address or header that has none of its own.</summary>
    public const int Line = 500;

    /// <summary>Lower-case hex of SHA-256.</summary>
    public const int Hash = 64;

    /// <summary>The name of a file.</summary>
    public const int FileName = 200;

    /// <summary>A path of this site to go on to; a sign-in for another program carries that program's whole question.</summary>
    public const int Address = 4000;
}

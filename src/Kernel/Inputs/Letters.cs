namespace XaDienTu.Kernel.Inputs;

/// <summary>Usual lengths of what comes in and belongs to no entity.</summary>
public static class Letters
{
    /// <summary>A key, a choice, a day, a number typed with its blanks.</summary>
    public const int Key = 100;

    /// <summary>What is searched for; also the bound of every text in an address or header that has none of its own.</summary>
    public const int Line = 500;

    /// <summary>A person's name, wherever it is asked for.</summary>
    public const int Name = 150;

    /// <summary>Where somebody lives.</summary>
    public const int Address = 300;

    public const int Email = 200;

    /// <summary>A phone number as it is kept; what is typed around its digits does not count.</summary>
    public const int Phone = 15;

    /// <summary>Lower-case hex of SHA-256.</summary>
    public const int Hash = 64;

    /// <summary>The name of a file.</summary>
    public const int FileName = 200;

    /// <summary>A path of this site to go on to; a sign-in for another program carries that program's whole question.</summary>
    public const int Link = 4000;
}

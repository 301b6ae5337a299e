namespace XaDienTu.Kernel.Demo;

/// <summary>Invented work of one module for a demonstration: an empty province teaches nothing.</summary>
public interface IDemoData
{
    /// <summary>How the command line asks for an amount: <c>cases</c> of <c>demo --cases 2000</c>.</summary>
    string Option { get; }

    /// <summary>Made when a new demonstration starts.</summary>
    int AtFirst { get; }

    /// <summary>Made when the command names no amount.</summary>
    int Usual { get; }

    int Most { get; }

    Task<bool> IsEmptyAsync(CancellationToken cancellation);

    /// <summary>Makes as many, through the real rules, and reports how far it is.</summary>
    Task FillAsync(int count, TextWriter output, CancellationToken cancellation);
}

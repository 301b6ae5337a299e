namespace XaDienTu.Kernel.Demo;

/// <summary>What a demonstration tells whoever started it: who can sign in, with what, to try what.</summary>
public interface IDemoGuide
{
    Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellation);
}

namespace XaDienTu.Kernel.Commands;

/// <summary>An order of the program's command line that a module brings; it runs on a prepared node that does not serve.</summary>
/// <param name="Words">What is typed: <c>import procedures</c>.</param>
/// <param name="Arguments">What must stand behind the words, as the usage names it: <c>DIR</c>.</param>
/// <param name="RunAsync">Gets the node's services, the arguments and where to report; gives the exit code of the process.</param>
public sealed record ModuleCommand(
    string Words,
    IReadOnlyList<string> Arguments,
    Func<IServiceProvider, IReadOnlyList<string>, TextWriter, CancellationToken, Task<int>> RunAsync)
{
    public string Usage => string.Join(' ', [Words, .. Arguments]);

    /// <summary>Whether a command line begins with these words and has all arguments.</summary>
    public bool IsAskedBy(IReadOnlyList<string> line)
    {
        var words = Words.Split(' ');
        return line.Take(words.Length).SequenceEqual(words) && line.Count >= words.Length + Arguments.Count;
    }

    public IReadOnlyList<string> ArgumentsOf(IReadOnlyList<string> line) => [.. line.Skip(Words.Split(' ').Length).Take(Arguments.Count)];
}

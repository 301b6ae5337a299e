using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Files;

/// <summary>The one way by which a person or program gets a file: through the gate of the module that carries it.</summary>
public sealed class ReadFile
{
    private static readonly Error NotFound = Error.NotFound("files.not-found", "Không có tệp này, hoặc tệp thuộc hồ sơ của người khác.");

    private readonly KernelDb db;
    private readonly Work work;
    private readonly FileStore files;
    private readonly IReadOnlyList<IFileGate> gates;
    private readonly TimeProvider clock;

    internal ReadFile(KernelDb db, Work work, FileStore files, IEnumerable<IFileGate> gates, TimeProvider clock) =>
        (this.db, this.work, this.files, this.gates, this.clock) = (db, work, files, [.. gates], clock);

    public async Task<Result<OpenFile>> RunAsync(FileQuestion question, Actor actor, CancellationToken cancellation)
    {
        foreach (var gate in gates)
        {
            if (await gate.OpenAsync(question, actor, cancellation) is { } pass)
            {
                return await OpenAsync(question.Hash, pass, actor, cancellation);
            }
        }

        return NotFound;
    }

    private async Task<Result<OpenFile>> OpenAsync(string hash, FilePass pass, Actor actor, CancellationToken cancellation)
    {
        if (await files.FindAsync(hash, cancellation) is not { } stored || await files.OpenAsync(hash, cancellation) is not { } content)
        {
            return NotFound;
        }

        if (pass.Look is { } look)
        {
            db.Record(actor, clock.GetUtcNow(), look.Action, look.SubjectType, look.SubjectId, look.Details);
            await work.SaveAsync(cancellation);
        }

        return new OpenFile(content, stored.MediaType, pass.Name);
    }
}

/// <param name="Name">To save it under.</param>
public sealed record OpenFile(FileStream Content, string MediaType, string Name);

using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Citizens;

/// <summary>The case of the citizen who asks; a code of somebody else's case is as unknown as one that never was.</summary>
internal sealed class OwnCase(ReadCase read)
{
    public async Task<Result<Case>> RunAsync(string code, Actor actor, CancellationToken cancellation)
    {
        var result = await read.RunAsync(code, actor, cancellation);
        return !result.Ok ? result.Error : CaseAccess.IsApplicant(actor, result.Value) ? result : CaseErrors.NotFound;
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.Programs;

/// <summary>
/// Takes a program's key away: a new secret in place of the old one, or the program altogether. Tokens given before end with it. A program that was
/// switched off stays off: who needs it again registers it again, and somebody looks at its roles anew.
/// </summary>
internal sealed class EndProgram(
    AccountsDb db, Work work, ProgramReading reading, IOpenIddictApplicationManager programs, IOpenIddictTokenManager tokens, TimeProvider clock)
{
    private static readonly Error Unknown = Error.NotFound("programs.unknown", "Không có chương trình này, hoặc cơ quan khác quản trị nó.");

    private static readonly Error Off = Error.Conflict("programs.off", "Chương trình này đã ngừng. Đăng ký chương trình mới nếu vẫn cần.");

    private static readonly Error Changed = Error.Conflict("programs.changed", "Quản trị khác vừa đổi chương trình này. Tải lại trang rồi làm lại nếu vẫn cần.");

    public Task<Result<ProgramSecret>> RenewSecretAsync(string clientId, Actor actor, CancellationToken cancellation)
    {
        var secret = RegisterProgram.NewSecret();
        return ChangeAsync(clientId, actor, async (application, program) =>
        {
            await programs.UpdateAsync(application, secret, cancellation);
            db.Record(actor, clock.GetUtcNow(), "ProgramSecretRenewed", "program", clientId, new { program.Name });
            return new ProgramSecret(clientId, program.Name, secret);
        }, cancellation);
    }

    public Task<Result<RegisteredProgram>> SwitchOffAsync(string clientId, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(clientId, actor, async (application, program) =>
        {
            var descriptor = new OpenIddictApplicationDescriptor();
            await programs.PopulateAsync(descriptor, application, cancellation);
            descriptor.Permissions.Clear();
            descriptor.Properties[ProgramReading.OffProperty] = JsonSerializer.SerializeToElement(clock.GetUtcNow());
            await programs.UpdateAsync(application, descriptor, cancellation);
            db.ProgramPosts.RemoveRange(await db.ProgramPosts.Where(post => post.ClientId == clientId).ToListAsync(cancellation));
            db.Record(actor, clock.GetUtcNow(), "ProgramSwitchedOff", "program", clientId, new { program.Name });
            return program with { Roles = [], OffSince = clock.GetUtcNow() };
        }, cancellation);

    private async Task<Result<T>> ChangeAsync<T>(
        string clientId, Actor actor, Func<object, RegisteredProgram, Task<T>> change, CancellationToken cancellation)
    {
        if (await reading.FindAsync(clientId, actor, cancellation) is not var (application, program))
        {
            return Unknown;
        }

        if (program.IsOff)
        {
            return Off;
        }

        try
        {
            await using var transaction = await work.BeginAsync(cancellation);
            var changed = await change(application, program);
            await tokens.RevokeByApplicationIdAsync((await programs.GetIdAsync(application, cancellation))!, cancellation);
            db.Touch();
            await transaction.CommitAsync(cancellation);
            return changed;
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return Changed;
        }
    }
}

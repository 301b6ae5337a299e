using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.Programs;

/// <summary>
/// Takes a program's key away: a new secret in place of the old one, or the program altogether. Tokens given before end with it. Who has a
/// new secret has what its roles may do, so they wait for a second administrator again. A program that was switched off stays off: who
/// needs it again registers it again, and somebody looks at its roles anew.
/// </summary>
internal sealed class EndProgram(
    AccountsDb db, Work work, ProgramReading reading, IOpenIddictApplicationManager programs, IOpenIddictTokenManager tokens,
    TimeProvider clock)
{
    internal static readonly Error Unknown =
        Error.NotFound("programs.unknown", "Không có chương trình này, hoặc cơ quan khác quản trị nó.");

    internal static readonly Error Off = Error.Conflict("programs.off", "Chương trình này đã ngừng. Đăng ký chương trình mới nếu vẫn cần.");

    internal static readonly Error Changed =
        Error.Conflict("programs.changed", "Quản trị khác vừa đổi chương trình này. Tải lại trang rồi làm lại nếu vẫn cần.");

    private static readonly Error NotYours = Error.Forbidden(
        "programs.sign-in-secret", "Bí mật của chương trình cho người dùng đăng nhập do quản trị nền tảng cấp. Nhờ quản trị nền tảng.");

    /// <summary>Who may register such a program.</summary>
    public static bool MayRenew(RegisteredProgram program, Actor actor) =>
        !program.SignsPeopleIn || actor.Holds(OfficerRole.SystemAdministrator);

    public Task<Result<ProgramSecret>> RenewSecretAsync(string clientId, Actor actor, CancellationToken cancellation) =>
        ChangeAsync<ProgramSecret>(clientId, actor, async (application, program) =>
        {
            if (!MayRenew(program, actor))
            {
                return NotYours;
            }

            var secret = RegisterProgram.NewSecret();
            var descriptor = new OpenIddictApplicationDescriptor();
            await programs.PopulateAsync(descriptor, application, cancellation);
            descriptor.ClientSecret = secret;
            // What came with a demonstration has a secret that everybody knows, and roles at many agencies.
            var asked = program.OrganizationId is null ? [] : program.AllRoles.ToList();
            if (asked.Count > 0)
            {
                descriptor.Permissions.Remove(Permissions.GrantTypes.ClientCredentials);
                descriptor.Properties[ProgramReading.AskedProperty] =
                    JsonSerializer.SerializeToElement(AskedRoles.Of(asked, actor, clock.GetUtcNow()));
                await RemovePostsAsync(clientId, cancellation);
            }

            await programs.UpdateAsync(application, descriptor, cancellation);
            db.Record(actor, clock.GetUtcNow(), "ProgramSecretRenewed", "program", clientId, new { program.Name });
            return new ProgramSecret(clientId, program.Name, secret, asked.Count > 0);
        }, cancellation);

    public Task<Result<RegisteredProgram>> SwitchOffAsync(string clientId, Actor actor, CancellationToken cancellation) =>
        ChangeAsync<RegisteredProgram>(clientId, actor, async (application, program) =>
        {
            var descriptor = new OpenIddictApplicationDescriptor();
            await programs.PopulateAsync(descriptor, application, cancellation);
            descriptor.Permissions.Clear();
            descriptor.Properties.Remove(ProgramReading.AskedProperty);
            descriptor.Properties[ProgramReading.OffProperty] = JsonSerializer.SerializeToElement(clock.GetUtcNow());
            await programs.UpdateAsync(application, descriptor, cancellation);
            await RemovePostsAsync(clientId, cancellation);
            db.Record(actor, clock.GetUtcNow(), "ProgramSwitchedOff", "program", clientId, new { program.Name });
            return program with { Roles = [], Asked = null, OffSince = clock.GetUtcNow() };
        }, cancellation);

    private async Task RemovePostsAsync(string clientId, CancellationToken cancellation) =>
        db.ProgramPosts.RemoveRange(await db.ProgramPosts.Where(post => post.ClientId == clientId).ToListAsync(cancellation));

    private async Task<Result<T>> ChangeAsync<T>(
        string clientId, Actor actor, Func<object, RegisteredProgram, Task<Result<T>>> change, CancellationToken cancellation)
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
            if (!changed.Ok)
            {
                return changed;
            }

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

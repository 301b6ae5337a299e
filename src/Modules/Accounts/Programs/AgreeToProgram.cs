using OpenIddict.Abstractions;
using XaDienTu.Accounts.OpenId;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace XaDienTu.Accounts.Programs;

/// <summary>A second administrator agrees to the roles of a program: from now on it has them. Who has the secret never agrees.</summary>
internal sealed class AgreeToProgram(
    AccountsDb db, Work work, ProgramReading reading, IOpenIddictApplicationManager programs, TimeProvider clock)
{
    private static readonly Error SamePerson = Error.Forbidden(
        "programs.same-person",
        "Người đăng ký hoặc cấp bí mật không tự đồng ý được. Nhờ quản trị khác của cơ quan hoặc quản trị cấp trên.");

    private static readonly Error NotWaiting =
        Error.Conflict("programs.not-waiting", "Chương trình này không còn chờ đồng ý. Tải lại trang để xem.");

    public async Task<Result<Done>> RunAsync(string clientId, Actor actor, CancellationToken cancellation)
    {
        if (await reading.FindAsync(clientId, actor, cancellation) is not var (application, program))
        {
            return EndProgram.Unknown;
        }

        if (program.IsOff)
        {
            return EndProgram.Off;
        }

        if (program is not { Asked: { } asked, OrganizationId: { } agency })
        {
            return NotWaiting;
        }

        if (asked.By == actor.Id)
        {
            db.Record(actor, clock.GetUtcNow(), "ProgramAgreementRefused", "program", clientId, new { program.Name });
            await work.SaveAsync(cancellation);
            return SamePerson;
        }

        try
        {
            await using var transaction = await work.BeginAsync(cancellation);
            var descriptor = new OpenIddictApplicationDescriptor();
            await programs.PopulateAsync(descriptor, application, cancellation);
            descriptor.Properties.Remove(ProgramReading.AskedProperty);
            descriptor.Permissions.UnionWith([Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + OpenIdSetup.ApiScope]);
            await programs.UpdateAsync(application, descriptor, cancellation);
            db.ProgramPosts.AddRange(
                asked.Roles.Select(role => new ProgramPost { ClientId = clientId, OrganizationId = agency, Role = role }));
            db.Touch();
            db.Record(actor, clock.GetUtcNow(), "ProgramAgreed", "program", clientId, new { program.Name, asked.Roles, asked.ByName });
            await transaction.CommitAsync(cancellation);
            return default(Done);
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return EndProgram.Changed;
        }
    }
}

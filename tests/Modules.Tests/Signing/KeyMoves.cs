using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Signing;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Enrolment;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>A holder's demo certificate ends and one for a key elsewhere is issued, as an approval does it.</summary>
internal static class KeyMoves
{
    public static async Task<CertificateRecord> MoveKeyAsync(
        this TestPlatform platform, Func<SigningDb, IServiceProvider, Task<CertificateRecord>> find, KeyPlace place, string? reference,
        byte[]? pkcs10)
    {
        await using var scope = platform.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<SigningDb>();
        var old = await find(db, scope.ServiceProvider);
        var application = new CertificateApplication
        {
            Use = old.Use,
            OrganizationId = old.OrganizationId!.Value,
            OfficerId = old.OfficerId,
            HolderName = old.HolderName,
            Place = place,
            KeyReference = reference,
            Pkcs10 = pkcs10,
            RequestedAt = platform.Clock.GetUtcNow(),
            RequestedById = "test",
            RequestedByName = "test",
            RenewsId = old.Id,
            State = ApplicationState.Approved,
        };
        db.Applications.Add(application);
        var issued = await scope.ServiceProvider.GetRequiredService<IssueCertificate>()
            .RunAsync(application, null, XaDienTu.Kernel.Actors.Actor.System, default);
        Assert.True(issued.Ok, issued.Error?.Message);
        await db.SaveChangesAsync();
        return issued.Value;
    }
}

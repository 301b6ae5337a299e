using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Data;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.TimeStamps;
using XaDienTu.Signing;
using XaDienTu.Signing.Authority;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

/// <summary>What somebody who may write to every table of the database does to the audit, each on a platform of its own.</summary>
public sealed class AuditAttackTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_newest_seals_removed_with_their_rows(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);
        await audit.SealAsync("newest");

        await audit.RemoveNewestAsync(1);

        Assert.Contains(await audit.FaultsAsync(), fault => fault.Contains("các niêm phong mới nhất", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_row_edited_and_every_later_link_made_anew(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);

        await audit.MakeAnewAsync();

        var faults = await audit.FaultsAsync();
        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.Contains("làm lại", fault, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_chain_made_anew_is_not_saved_by_stamps_from_the_public_address(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);
        await audit.MakeAnewAsync();

        await audit.WithAsync(async db =>
        {
            foreach (var stamp in await db.Stamps.AsNoTracking().ToListAsync())
            {
                var hash = (await db.Seals.SingleAsync(seal => seal.Number == stamp.Number)).Hash;
                var token = await AskPublicAddressAsync(audit.Platform, Convert.FromHexString(hash));
                var at = TimeStampToken.Read(token).Time;
                await db.Stamps.Where(row => row.Place == stamp.Place)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(row => row.Hash, hash).SetProperty(row => row.Token, token).SetProperty(row => row.At, at));
            }
        });

        Assert.All(await audit.FaultsAsync(), fault =>
            Assert.Contains("không phải loại dành cho nhật ký", fault, StringComparison.Ordinal));
        Assert.NotEmpty(await audit.FaultsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_newest_seals_removed_and_the_counter_lowered(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);
        var heads = await audit.HeadsAsync();
        await audit.RemoveNewestAsync(1);
        await audit.LowerAsync(SealAudit.Chain, heads[^1].Number - 1);

        Assert.Contains("cắt bớt", Assert.Single(await audit.FaultsAsync()), StringComparison.Ordinal);

        await audit.WithAsync(db => db.Stamps.Where(stamp => stamp.Place == audit.LastPlace).ExecuteDeleteAsync());
        await audit.LowerAsync(StampHead.Order, audit.LastPlace - 1);
        Assert.Empty(await audit.FaultsAsync());
        Assert.Contains($"mốc {heads[^1].Number}", Assert.Single(await audit.FaultsAsync(heads)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Stamps_that_changed_places(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);
        await audit.WithAsync(async db =>
        {
            var stamps = await db.Stamps.AsNoTracking().OrderByDescending(stamp => stamp.Place).Take(2).ToListAsync();
            foreach (var (place, other) in new[] { (stamps[0].Place, stamps[1]), (stamps[1].Place, stamps[0]) })
            {
                await db.Stamps.Where(row => row.Place == place)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Token, other.Token).SetProperty(row => row.At, other.At));
            }
        });

        Assert.Equal(2, (await audit.FaultsAsync()).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_stamp_of_another_authority_that_was_put_into_the_table(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);
        var now = audit.Platform.Clock.GetUtcNow();
        using var key = KeyPairs.NewEcdsa();
        using var authority = CertificateFactory.CreateRoot(new CertificateSubject { CommonName = "CA cấp chứng thư của tỉnh" }, key,
            CertificateFactory.NewSerial(), now.AddDays(-1), now.AddYears(1));
        using var stamper = KeyPairs.NewEcdsa();
        using var certificate = CertificateFactory.Issue(
            CertificateProfile.TimeStamping, new CertificateSubject { CommonName = "Cấp dấu thời gian của tỉnh" },
            CertificateFactory.PublicKeyOf(stamper), new CertificateAuthority(authority, key),
            CertificateFactory.NewSerial(), now.AddDays(-1), now.AddDays(300), CertificateUrls.None);
        var identity = new TsaIdentity(certificate, stamper, [authority], TimeStampAuthority.AuditHeadPolicy);
        await audit.WithAsync(async db =>
        {
            var stamp = await db.Stamps.AsNoTracking().SingleAsync(row => row.Place == audit.LastPlace);
            var token = await new LocalTimeStamper(identity, audit.Platform.Clock, CertificateFactory.NewSerial)
                .StampAsync(Convert.FromHexString(stamp.Hash), default);
            var at = TimeStampToken.Read(token).Time;
            await db.Stamps.Where(row => row.Place == audit.LastPlace)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Token, token).SetProperty(row => row.At, at));
        });
        await using (var scope = audit.Platform.NewScope())
        {
            var signing = scope.ServiceProvider.GetRequiredService<SigningDb>();
            signing.Certificates.Add(new CertificateRecord
            {
                Serial = authority.SerialNumber.ToLowerInvariant(), Use = CertificateUse.Issuing, HolderName = "CA",
                Der = authority.RawData,
                Pkcs12 = Pkcs12Store.Create(authority, key, [], "guessed", 1000), ValidFrom = now.AddDays(-1), ValidTo = now.AddYears(1),
            });
            await signing.SaveChangesAsync();
        }

        Assert.Contains(
            "không do cơ quan cấp dấu thời gian của tỉnh cấp", Assert.Single(await audit.FaultsAsync()), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_row_put_in_outside_the_chain(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);
        await audit.WithAsync(async db =>
        {
            var row = await db.Audit.AsNoTracking().FirstAsync();
            db.Audit.Add(new AuditEvent
            {
                At = row.At, ActorKind = "Officer", ActorId = "x", ActorName = "Người khác", Action = "case-read", SubjectType = "case",
                SubjectId = "H02-260304-0001",
            });
            await db.SaveChangesAsync();
        });

        Assert.Contains("ngoài chuỗi", Assert.Single(await audit.FaultsAsync()), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Stamps_removed(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);
        await audit.WithAsync(db => db.Stamps.Where(stamp => stamp.Place == 1).ExecuteDeleteAsync());
        Assert.Contains("Thiếu dấu thời gian thứ 1", Assert.Single(await audit.FaultsAsync()), StringComparison.Ordinal);

        await audit.WithAsync(db => db.Stamps.ExecuteDeleteAsync());
        Assert.Contains("Bộ đếm đã cấp", Assert.Single(await audit.FaultsAsync()), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_waiting_row_removed_before_its_seal(string database)
    {
        await using var audit = await StampedAudit.StartAsync(database);
        // The sealer of this platform would take a true row: one that waits and is gone is written as it is.
        await audit.WithAsync(async db =>
        {
            db.Unsealed.Add(new UnsealedAudit { AuditId = Guid.CreateVersion7(), At = audit.Platform.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });

        Assert.NotEmpty(await audit.FaultsAsync());
    }

    private static async Task<byte[]> AskPublicAddressAsync(TestPlatform platform, byte[] hash)
    {
        using var client = platform.NewClient();
        var request = Rfc3161TimestampRequest.CreateFromHash(hash, HashAlgorithmName.SHA256, requestSignerCertificates: true);
        using var body = new ByteArrayContent(request.Encode());
        using var answer = await client.PostAsync(new Uri("/pki/tsa", UriKind.Relative), body);
        return request.ProcessResponse(await answer.Content.ReadAsByteArrayAsync(), out _).AsSignedCms().Encode();
    }
}

using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Data;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Checking;
using XaDienTu.Signing.Enrolment;
using XaDienTu.Signing.Orders;

namespace XaDienTu.Signing;

internal sealed class SigningDb(DbContextOptions<SigningDb> options) : ModuleDb(options)
{
    public DbSet<CertificateRecord> Certificates => Set<CertificateRecord>();

    public DbSet<CertificateApplication> Applications => Set<CertificateApplication>();

    public DbSet<SignerImage> Images => Set<SignerImage>();

    public DbSet<TrustedRoot> Roots => Set<TrustedRoot>();

    public DbSet<SigningOrder> Orders => Set<SigningOrder>();

    public DbSet<SigningItem> Items => Set<SigningItem>();

    protected override void Build(ModelBuilder model)
    {
        model.Entity<CertificateRecord>(row => CertificateRecord.Map(row));
        model.Entity<CertificateApplication>(row => CertificateApplication.Map(row));
        model.Entity<SignerImage>(row => SignerImage.Map(row));
        model.Entity<TrustedRoot>(row => TrustedRoot.Map(row));
        model.Entity<SigningOrder>(row => SigningOrder.Map(row));
        model.Entity<SigningItem>(row => SigningItem.Map(row));
    }
}

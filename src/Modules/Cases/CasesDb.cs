using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Filing;
using XaDienTu.Cases.Lifecycle;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Cases;

internal sealed class CasesDb(DbContextOptions<CasesDb> options) : ModuleDb(options)
{
    public DbSet<Case> Cases => Set<Case>();

    public DbSet<CaseAgency> Agencies => Set<CaseAgency>();

    public DbSet<CaseStep> Steps => Set<CaseStep>();

    public DbSet<CaseEvent> History => Set<CaseEvent>();

    public DbSet<CaseDocument> Documents => Set<CaseDocument>();

    public DbSet<SupplementRequest> Supplements => Set<SupplementRequest>();

    public DbSet<CaseResult> Results => Set<CaseResult>();

    public DbSet<CaseDraft> Drafts => Set<CaseDraft>();

    public DbSet<FileUpload> Uploads => Set<FileUpload>();

    /// <summary>A case with all that a decision about it needs.</summary>
    public Task<Case?> FindWholeAsync(string code, CancellationToken cancellation) => Cases
        .Include(found => found.Steps.OrderBy(step => step.Number))
        .Include(found => found.Documents.OrderBy(document => document.Ordinal))
        .Include(found => found.Supplements)
        .Include(found => found.Results)
        .AsSplitQuery()
        .SingleOrDefaultAsync(found => found.Code == code, cancellation);

    /// <summary>Adds a new case with the agencies that receive it and decide on it.</summary>
    public void Open(Case filed)
    {
        Cases.Add(filed);
        foreach (var organization in (HashSet<Guid>)[filed.ReceivingOrganizationId, filed.CompetentOrganizationId])
        {
            Involve(filed, organization);
        }
    }

    /// <summary>From now on the agency's officers find the case.</summary>
    public void Involve(Case filed, Guid organization)
    {
        Agencies.Add(new CaseAgency
        {
            CaseId = filed.Id, OrganizationId = organization, SubmittedAt = filed.SubmittedAt,
            EndedAs = filed.Status.IsWithoutResult() ? filed.Status : null,
        });
        filed.FindableFor(organization);
    }

    /// <summary>Ends a case without a result, for each of its agencies.</summary>
    public async Task EndAsync(Case filed, CaseStatus status, CancellationToken cancellation)
    {
        filed.Status = status;
        await Agencies.Where(agency => agency.CaseId == filed.Id).LoadAsync(cancellation);
        // Those that the same act involves are not in the database yet.
        foreach (var agency in Agencies.Local.Where(agency => agency.CaseId == filed.Id))
        {
            agency.EndedAs = status;
        }
    }

    protected override void Build(ModelBuilder model)
    {
        model.Entity<Case>(MapCase);
        model.Entity<CaseAgency>(agency =>
        {
            agency.ToTable("agency").HasKey(row => new { row.CaseId, row.OrganizationId });
            agency.HasIndex(row => new { row.OrganizationId, row.SubmittedAt, row.CaseId });
            agency.HasIndex(row => new { row.OrganizationId, row.EndedAs, row.SubmittedAt, row.CaseId }).HasFilter("ended_as IS NOT NULL");
            agency.HasOne<Case>().WithMany().HasForeignKey(row => row.CaseId);
        });
        model.Entity<CaseStep>(step =>
        {
            step.ToTable("step");
            step.Property(row => row.Key).HasMaxLength(60);
            step.Property(row => row.Desk).HasMaxLength(80);
            step.Property(row => row.AnswerHash).HasMaxLength(64);
            step.HasIndex(row => row.AnswerHash).HasFilter("answer_hash IS NOT NULL");
            // Open steps only: what is done in ten years would be a thousand times as much and is never looked for by desk.
            // Kind and rest stand in it so that a worklist is chosen and counted from the index alone.
            step.HasIndex(row => new { row.Desk, row.DueAt, row.Id, row.Kind, row.IsResting }).HasFilter("done_at IS NULL");
        });
        model.Entity<CaseDocument>(document =>
        {
            document.ToTable("document");
            document.Property(row => row.FileHash).HasMaxLength(64);
            document.HasIndex(row => row.FileHash).HasFilter("file_hash IS NOT NULL");
            // Page and event may bring the same signed paper at once: one of them takes it.
            document.Property(row => row.SignedHash).HasMaxLength(64).IsConcurrencyToken();
            document.HasIndex(row => row.SignedHash).HasFilter("signed_hash IS NOT NULL");
        });
        model.Entity<CaseResult>(result =>
        {
            result.ToTable("result");
            result.Property(row => row.FileHash).HasMaxLength(64);
            result.HasIndex(row => row.FileHash);
            result.Property(row => row.SignedHash).HasMaxLength(64).IsConcurrencyToken();
            result.HasIndex(row => row.SignedHash).HasFilter("signed_hash IS NOT NULL");
            result.Property(row => row.IssuedHash).HasMaxLength(64).IsConcurrencyToken();
            result.HasIndex(row => row.IssuedHash).HasFilter("issued_hash IS NOT NULL");
            result.HasIndex(row => new { row.IssuingOrganizationId, row.IssuedAt });
        });
        model.Entity<SupplementRequest>(request =>
        {
            request.ToTable("supplement_request");
            Json(request.Property(row => row.Items));
            Json(request.Property(row => row.Corrections)).HasDefaultValueSql("'[]'");
        });
        model.Entity<CaseEvent>(line =>
        {
            line.ToTable("history");
            line.Property(row => row.Kind).HasMaxLength(40);
            line.HasIndex(row => new { row.CaseId, row.At });
        });
        model.Entity<CaseDraft>(draft =>
        {
            draft.ToTable("draft");
            Json(draft.Property(row => row.Person));
            Json(draft.Property(row => row.Values));
            Json(draft.Property(row => row.Files));
            draft.HasIndex(row => row.AccountId);
        });
        model.Entity<FileUpload>(upload =>
        {
            upload.ToTable("upload");
            upload.Property(row => row.UploadedBy).HasMaxLength(120);
            upload.Property(row => row.Hash).HasMaxLength(64);
            upload.HasIndex(row => new { row.Hash, row.UploadedBy });
            // What one account sent in a day is counted from the index alone.
            upload.HasIndex(row => new { row.UploadedBy, row.At, row.Length });
            upload.HasIndex(row => new { row.At, row.Id }).HasFilter("settled_at IS NULL");
        });
        // Ids are made by the code: a new paper found on a known case is an insert, not an update of nothing.
        foreach (var key in model.Model.GetEntityTypes().Select(entity => entity.FindProperty(nameof(Case.Id))).OfType<IMutableProperty>())
        {
            key.ValueGenerated = ValueGenerated.Never;
        }
    }

    private static void MapCase(EntityTypeBuilder<Case> filed)
    {
        filed.ToTable("case");
        filed.Property(row => row.Code).HasMaxLength(Case.CodeLength);
        filed.HasIndex(row => row.Code).IsUnique();
        filed.Property(row => row.ProcedureCode).HasMaxLength(20);
        filed.Property(row => row.Subject).HasMaxLength(Case.MaxSubjectLength);
        filed.Property(row => row.ResultAddress).HasMaxLength(CasePerson.MaxAddressLength);
        Json(filed.Property(row => row.DueDerivation));
        filed.ComplexProperty(row => row.Applicant, MapPerson("applicant"));
        Json(filed.Property(row => row.Submitter));
        filed.Property(row => row.ApplicantIdNumber).HasMaxLength(12);
        filed.HasIndex(row => row.ApplicantIdNumber);
        // What is under way, however many years lie closed beside it.
        filed.HasIndex(row => new { row.Status, row.SubmittedAt, row.Id })
            .HasFilter("status <> 'NotAccepted' AND status <> 'Stopped' AND status <> 'Returned'");
        filed.HasIndex(row => new { row.ApplicantAccountId, row.SubmittedAt }).HasFilter("applicant_account_id IS NOT NULL");
        filed.HasIndex(row => new { row.SubmittedAt, row.Id });
        filed.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.CaseId);
        filed.HasMany(row => row.Documents).WithOne().HasForeignKey(document => document.CaseId);
        filed.HasMany(row => row.Supplements).WithOne().HasForeignKey(request => request.CaseId);
        filed.HasMany(row => row.Results).WithOne().HasForeignKey(result => result.CaseId);
        filed.HasMany(row => row.History).WithOne().HasForeignKey(line => line.CaseId);
    }

    private static Action<ComplexPropertyBuilder<CasePerson>> MapPerson(string prefix) => person =>
    {
        person.Property(row => row.FullName).HasColumnName($"{prefix}_name").HasMaxLength(CasePerson.MaxNameLength);
        person.Property(row => row.IdNumber).HasColumnName($"{prefix}_id_number").HasMaxLength(12);
        person.Property(row => row.Phone).HasColumnName($"{prefix}_phone").HasMaxLength(CasePerson.MaxPhoneLength);
        person.Property(row => row.Email).HasColumnName($"{prefix}_email").HasMaxLength(CasePerson.MaxEmailLength);
        person.Property(row => row.Address).HasColumnName($"{prefix}_address").HasMaxLength(CasePerson.MaxAddressLength);
        person.Property(row => row.BirthDate).HasColumnName($"{prefix}_birth_date");
        person.Property(row => row.BirthYear).HasColumnName($"{prefix}_birth_year");
        person.Property(row => row.PersonId).HasColumnName($"{prefix}_person_id");
    };

    // Small lists read and written whole with their row.
    private static PropertyBuilder<T> Json<T>(PropertyBuilder<T> property) => property.HasConversion(
        value => JsonText.Of(value),
        text => JsonText.Parse<T>(text),
        new ValueComparer<T>((left, right) => JsonText.Of(left) == JsonText.Of(right),
            value => JsonText.Of(value).GetHashCode(StringComparison.Ordinal), value => JsonText.Parse<T>(JsonText.Of(value))));
}

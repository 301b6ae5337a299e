using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Cases.Process;

internal sealed class CaseMap : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("case");
        builder.Property(row => row.Code).HasMaxLength(Case.CodeLength);
        builder.HasIndex(row => row.Code).IsUnique();
        builder.Property(row => row.ProcedureCode).HasMaxLength(20);
        builder.Property(row => row.Subject).HasMaxLength(Case.MaxSubjectLength);
        builder.Property(row => row.ResultAddress).HasMaxLength(CasePerson.MaxAddressLength);
        builder.Property(row => row.DueDerivation).AsJson();
        builder.ComplexProperty(row => row.Applicant, MapPerson("applicant"));
        builder.Property(row => row.Submitter).AsJson();
        builder.HasWords(row => row.SearchText, row => row.SearchGroups, row => row.SubmittedAt);
        builder.Property(row => row.ApplicantIdNumber).HasMaxLength(12);
        builder.HasIndex(row => row.ApplicantIdNumber);
        // What is under way, however many years lie closed beside it.
        builder.HasIndex(row => new { row.Status, row.SubmittedAt, row.Id })
            .HasFilter("status <> 'NotAccepted' AND status <> 'Stopped' AND status <> 'Returned'");
        builder.HasIndex(row => new { row.ApplicantAccountId, row.SubmittedAt }).HasFilter("applicant_account_id IS NOT NULL");
        builder.HasIndex(row => new { row.SubmittedAt, row.Id });
        builder.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.CaseId);
        builder.HasMany(row => row.Documents).WithOne().HasForeignKey(document => document.CaseId);
        builder.HasMany(row => row.Supplements).WithOne().HasForeignKey(request => request.CaseId);
        builder.HasMany(row => row.Results).WithOne().HasForeignKey(result => result.CaseId);
        builder.HasMany(row => row.History).WithOne().HasForeignKey(line => line.CaseId);
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
}

using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases.Process.Persons;

/// <summary>At the acceptance of a case: whom the clerk has compared with the papers is put on file, and the case carries what the register
/// has.</summary>
internal sealed class PutOnFile(CasesDb db, PersonRegister register)
{
    public async Task<Error?> RunAsync(Case filed, PapersChecked papers, Actor actor, DateTimeOffset at, CancellationToken cancellation)
    {
        if (papers.HasFlag(PapersChecked.Applicant) && filed.Applicant.IdNumber.Length > 0)
        {
            var known = await register.WriteAsync(filed.Applicant, actor, cancellation);
            if (!known.Ok)
            {
                return CaseErrors.NotOnFile("applicantChecked", known.Error.Message);
            }

            filed.Applicant = known.Value;
        }

        if (papers.HasFlag(PapersChecked.Submitter) && filed.Submitter is { IdNumber.Length: > 0 } submitter)
        {
            var known = await register.WriteAsync(submitter, actor, cancellation);
            if (!known.Ok)
            {
                return CaseErrors.NotOnFile("submitterChecked", known.Error.Message);
            }

            filed.Submitter = known.Value;
        }

        if (papers is not PapersChecked.None)
        {
            db.Note(filed, actor, at, "papers-checked", "Đã đối chiếu giấy tờ tuỳ thân, ghi vào sổ công dân",
                organizationId: filed.ReceivingOrganizationId);
        }

        return null;
    }
}

using XaDienTu.Cases.Contracts;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Cases.Lifecycle;

/// <summary>Writes what happened to a case in all the places that must know: history, audit and, for the applicant, the news.</summary>
internal static class CaseHistory
{
    /// <summary>Events whose note is addressed to the applicant; the notes of all others are between officers.</summary>
    public static readonly string[] KindsToldWithNote = ["not-accepted", "refused", "supplement-requested", "withdrawn", "withdrawal-requested"];

    public static void Note(this CasesDb db, Case filed, Actor actor, DateTimeOffset at, string kind, string sentence, string? note = null, bool isPublic = false, Guid? organizationId = null)
    {
        db.History.Add(new CaseEvent
        {
            CaseId = filed.Id,
            At = at,
            Kind = kind,
            ActorName = actor.Name,
            OrganizationId = organizationId,
            Sentence = sentence,
            Note = note,
            Public = isPublic,
        });
        db.Record(actor, at, kind, "case", filed.Code, note is null ? null : new { note });
    }

    /// <summary>Tells the applicant.</summary>
    public static void Announce(this CasesDb db, Case filed, DateTimeOffset at, string sentence) =>
        db.Publish(new CaseStatusChanged(filed.Id, filed.Code, filed.Status, filed.ProcedureName, filed.ApplicantAccountId, sentence, at), at);
}

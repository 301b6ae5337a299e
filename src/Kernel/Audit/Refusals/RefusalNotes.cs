using XaDienTu.Kernel.Actors;

namespace XaDienTu.Kernel.Audit.Refusals;

/// <summary>Tells the audit what somebody was refused.</summary>
public sealed class RefusalNotes
{
    /// <summary>No right: answered 403.</summary>
    public const string Refused = "access-refused";

    private readonly RefusalLog log;
    private readonly ActorAccessor who;

    internal RefusalNotes(RefusalLog log, ActorAccessor who) => (this.log, this.who) = (log, who);

    /// <param name="subjectId">At most 100 characters.</param>
    /// <param name="kind">What is counted together; from the 10th in a minute on, not each leaves a row.</param>
    public void Note(Actor actor, string action, string subjectType, string subjectId, string kind) =>
        log.Note(actor.Id, kind, (at, count) => new AuditEvent
    {
        At = at,
        ActorKind = actor.Kind.ToString(),
        ActorId = actor.Id,
        ActorName = actor.Name,
        Action = action,
        SubjectType = subjectType,
        SubjectId = subjectId,
        Details = count == 1 ? null : JsonText.Of(new { thisMinute = count }),
        SourceAddress = who.Source,
    });
}

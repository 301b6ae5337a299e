using System.Diagnostics.Metrics;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Watching;

namespace XaDienTu.Cases.Process;

/// <summary>Writes what happened to a case in all the places that must know: history, audit and, for the applicant, the news.</summary>
internal static class CaseHistory
{
    /// <summary>Events whose note is addressed to the applicant; the notes of all others are between officers.</summary>
    public static readonly string[] KindsToldWithNote =
        ["not-accepted", "refused", "supplement-requested", "withdrawn", "withdrawal-requested", "withdrawal-declined"];

    // Counted when decided, not when committed: good for watching the work of an hour, not for reports.
    private static readonly Counter<long> Events =
        Measures.Meter.CreateCounter<long>("xadientu.cases.events", "{event}", "What happened to cases, by kind and channel");

    public static void Note(this CasesDb db, Case filed, Actor actor, DateTimeOffset at, string kind, string sentence, string? note = null,
        bool isPublic = false, Guid? organizationId = null)
    {
        db.History.Add(new CaseEvent
        {
            CaseId = filed.Id,
            At = Behind(filed, at),
            Kind = kind,
            ActorName = actor.Name,
            OrganizationId = organizationId,
            Sentence = sentence,
            Note = note,
            Public = isPublic,
        });
        Events.Add(1, new("kind", kind), new("channel", filed.Channel.ToString()));
        db.Record(actor, at, kind, "case", filed.Code, note is null ? null : new { note });
    }

    /// <summary>
    /// Two nodes' clocks differ, and one may be put back: a line still stands behind what it follows. The audit keeps the clock's own time.
    /// </summary>
    private static DateTimeOffset Behind(Case filed, DateTimeOffset at)
    {
        var last = filed.Steps.SelectMany(step => new[] { step.OpenedAt, step.DoneAt ?? step.OpenedAt }).Append(filed.SubmittedAt).Max();
        return at >= last ? at : last.AddMilliseconds(1);
    }

    /// <summary>Tells the applicant.</summary>
    /// <param name="news">What happened, as it goes on behind "Hồ sơ H02.21.01-… (Đăng ký khai sinh – Nguyễn Minh Anh)".</param>
    public static void Announce(this CasesDb db, Case filed, DateTimeOffset at, string news)
    {
        if (filed.ApplicantAccountId is { } account)
        {
            db.Notify(new Notice
            {
                Kind = "cases.moved", AccountId = account, Words = $"({filed.Title}) {news}",
                Link = CaseLinks.OwnCase(filed.Code), LinkWords = $"Xem hồ sơ {filed.Code}", At = at,
            });
        }
    }
}

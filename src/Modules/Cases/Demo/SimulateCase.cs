using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Demo;

/// <summary>Lives one invented case through the real process rules, as far as the clock has come.</summary>
internal sealed class SimulateCase(CasesDb db, CaseFlow flow, CaseCodes codes, IWorkingCalendars calendars)
{
    private const string Doer = "Cán bộ thử nghiệm";
    private const double ShareRefused = 0.02;
    private const double ShareSlow = 0.06;
    private static readonly TimeSpan Brisk = TimeSpan.FromMinutes(20);

    /// <returns>False when no organization is competent for this procedure here.</returns>
    public async Task<bool> RunAsync(
        Random random, Guid versionId, ProcedureContent content, OrganizationSummary receiving, DateTimeOffset submittedAt,
        DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FileAsync(random, versionId, content, receiving, submittedAt, null, cancellation) is not { } filed)
        {
            return false;
        }

        await LiveAsync(random, filed, content, now, cancellation);
        return true;
    }

    /// <summary>A case that came briskly to one step of its process and waits there since that moment.</summary>
    /// <param name="owner">Null for an invented person.</param>
    /// <returns>False when no organization is competent for this procedure here.</returns>
    public async Task<bool> WaitAtAsync(
        Random random, PublishedProcedure version, OrganizationSummary receiving, string stepKey, DateTimeOffset since, DemoCitizen? owner,
        CancellationToken cancellation)
    {
        var content = version.Content;
        var before = new List<ProcessStepDefinition>();
        for (var step = ProcessPath.First(content); step is not null && step.Key != stepKey; step = ProcessPath.Next(content, step.Key))
        {
            before.Add(step);
        }

        var at = since - (Brisk * (before.Count + 1));
        if (await FileAsync(random, version.VersionId, content, receiving, at, owner, cancellation) is not { } filed)
        {
            return false;
        }

        var next = ProcessPath.First(content);
        foreach (var definition in before)
        {
            var opened = await flow.OpenAsync(filed, definition, at, cancellation);
            if (!opened.Ok)
            {
                return true;
            }

            at += Brisk;
            (opened.Value.DoneAt, opened.Value.Outcome, opened.Value.DoneByName) = (at, StepOutcome.Forward, Doer);
            next = await NextAsync(random, filed, opened.Value, definition, content, at, cancellation);
        }

        if (next is not null && next.Key == stepKey)
        {
            await flow.OpenAsync(filed, next, since, cancellation);
        }

        return true;
    }

    private async Task<Case?> FileAsync(
        Random random, Guid versionId, ProcedureContent content, OrganizationSummary receiving, DateTimeOffset submittedAt,
        DemoCitizen? owner,
        CancellationToken cancellation)
    {
        var competent = await flow.CompetentAsync(content, receiving, submittedAt.VietnamDate(), cancellation);
        if (!competent.Ok)
        {
            return null;
        }

        var applicant = owner is null ? DemoPeople.Next(random) : DemoPeople.Of(owner);
        var filed = new Case
        {
            Code = await codes.NextAsync(content.CodeTemplate, receiving.Identifier, submittedAt, cancellation),
            ProcedureVersionId = versionId,
            ProcedureCode = content.Code,
            ProcedureName = content.Name,
            Field = content.Field,
            Channel = content.Channels.Contains(Channel.Online) && (owner is not null || random.NextDouble() < 0.4)
                ? Channel.Online
                : Channel.Counter,
            ReceivingOrganizationId = receiving.Id,
            CompetentOrganizationId = competent.Value.Id,
            Applicant = applicant,
            ApplicantAccountId = owner?.AccountId,
            ApplicantIdNumber = applicant.IdNumber,
            SubmittedAt = submittedAt,
        };
        filed.IndexForSearch();
        foreach (var document in content.Documents.Where(document => document.Required).Take(4))
        {
            filed.Documents.Add(new CaseDocument
            {
                CaseId = filed.Id, Ordinal = filed.Documents.Count + 1, Key = document.Key, Name = document.Name,
                Originals = document.Originals, Copies = document.Copies, AddedAt = submittedAt,
            });
        }

        db.Open(filed);
        Note(filed, submittedAt, "submitted", $"Đã nộp hồ sơ tới {receiving.AgencyName}");
        return filed;
    }

    private async Task LiveAsync(Random random, Case filed, ProcedureContent content, DateTimeOffset now, CancellationToken cancellation)
    {
        var at = filed.SubmittedAt;
        for (var definition = ProcessPath.First(content); definition is not null;)
        {
            var opened = await flow.OpenAsync(filed, definition, at, cancellation);
            if (!opened.Ok)
            {
                return;
            }

            var step = opened.Value;
            var done = await DoneAtAsync(random, step, definition, cancellation);
            if (done > now)
            {
                return;
            }

            at = done;
            step.DoneAt = at;
            step.Outcome = StepOutcome.Forward;
            step.DoneByName = Doer;
            definition = await NextAsync(random, filed, step, definition, content, at, cancellation);
        }
    }

    private async Task<DateTimeOffset> DoneAtAsync(
        Random random, CaseStep step, ProcessStepDefinition definition, CancellationToken cancellation)
    {
        var calendar = await calendars.ForAsync(step.OrganizationId, cancellation);
        var pace = random.NextDouble() < ShareSlow ? 1 + (2 * random.NextDouble()) : 0.2 + (0.75 * random.NextDouble());
        return calendar.AddWorkingTime(calendar.NextWorkingInstant(step.OpenedAt), TimeSpan.FromHours((double)definition.Hours * pace));
    }

    private async Task<ProcessStepDefinition?> NextAsync(
        Random random, Case filed, CaseStep step, ProcessStepDefinition definition, ProcedureContent content, DateTimeOffset at,
        CancellationToken cancellation)
    {
        switch (step.Kind)
        {
            case StepKind.Receive:
                var due = await flow.DueAsync(filed, content, at, cancellation);
                filed.Accept(at, due.At, due.Derivation);
                Note(filed, at, "accepted", $"Đã tiếp nhận, hẹn trả {VietnamTime.Long(due.At)}");
                break;
            case StepKind.Approve when random.NextDouble() < ShareRefused:
                step.Outcome = StepOutcome.Refuse;
                await db.EndAsync(filed, CaseStatus.Stopped, cancellation);
                filed.StopReason = "Không đủ điều kiện theo quy định của thủ tục.";
                Note(filed, at, "refused", "Từ chối giải quyết hồ sơ");
                return ProcessPath.AfterRefusal(content, step.Key);
            case StepKind.Return:
                filed.ReturnedAt = at;
                filed.Become(filed.Status is CaseStatus.Stopped ? CaseStatus.Stopped : CaseStatus.Returned);
                Note(filed, at, "step-done", $"Xong bước “{step.Name}”");
                return null;
            default:
                Note(filed, at, "step-done", $"Xong bước “{step.Name}”");
                break;
        }

        var next = ProcessPath.Next(content, definition.Key);
        if (next is not null && ProcessPath.IsDecided(next) && filed.FinishedAt is null)
        {
            filed.FinishedAt = at;
            filed.Become(filed.Status is CaseStatus.Stopped ? CaseStatus.Stopped : CaseStatus.Processed);
        }

        return next;
    }

    private void Note(Case filed, DateTimeOffset at, string kind, string sentence) => db.History.Add(new CaseEvent
    {
        CaseId = filed.Id, At = at, Kind = kind, ActorName = Actor.System.Name, Sentence = sentence, Public = true,
    });
}

using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>Says who has a case now and until when: the end of every sentence about something done.</summary>
internal sealed class CaseHolder(IOrganizationDirectory organizations, IOfficerDirectory officers, TimeProvider clock)
{
    private const int MostNames = 2;

    /// <summary>"Trần Thị B (công chức thẩm định, UBND phường Thọ Xương), bước “Thẩm tra”, hạn thứ Hai 14/12/2026, 17:00"; null when nobody
    /// has to do anything.</summary>
    public async Task<string?> OfAsync(Case filed, CancellationToken cancellation) =>
        filed.Steps.Where(step => step.IsOpen).OrderBy(step => step.Kind is StepKind.Consult).ThenByDescending(step => step.Number)
            .FirstOrDefault() is { } step
            ? $"{await NamesAsync(step, cancellation)}, bước “{step.Name}”, hạn {VietnamTime.Long(step.DueAt)}"
            : null;

    /// <summary>What finishing a step did, and who goes on.</summary>
    public async Task<string> SentenceAsync(Case filed, string stepKey, CancellationToken cancellation)
    {
        var step = filed.Steps.Last(done => done.Key == stepKey);
        var next = await OfAsync(filed, cancellation);
        var (person, isTold) = ((filed.Submitter ?? filed.Applicant).FullName, filed.ApplicantAccountId is not null);
        var told = isTold ? $"{person} đã được báo kèm lý do." : $"In phiếu từ chối giao cho {person}.";
        return (step.Kind, step.Outcome) switch
        {
            (StepKind.Withdraw, StepOutcome.Forward) =>
                $"Đã đồng ý cho {person} rút hồ sơ, hồ sơ dừng giải quyết. Trả lại giấy tờ bản chính.",
            (StepKind.Withdraw, _) => $"Đã trả lời người nộp, hồ sơ tiếp tục. Đang ở {next}.",
            (StepKind.Consult, _) when step.Question is not null => $"Đã gửi ý kiến. Hồ sơ đang ở {next}.",
            (StepKind.Receive, StepOutcome.Refuse) => $"Đã từ chối tiếp nhận, hồ sơ kết thúc. {told}",
            (_, StepOutcome.Refuse) => $"Đã từ chối giải quyết. {told}{(next is null ? "" : $" Đang ở {next}.")}",
            (_, StepOutcome.Return) => $"Đã chuyển lại cho {next}.",
            (StepKind.Receive, _) when filed.DueAt is { } due => $"Đã tiếp nhận, hẹn trả {VietnamTime.Long(due)}. Đã chuyển cho {next}.",
            _ when next is null => $"Đã trả kết quả cho {person}, hồ sơ kết thúc.",
            _ => $"Xong bước “{step.Name}”. Đã chuyển cho {next}.",
        };
    }

    private async Task<string> NamesAsync(CaseStep step, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var agency = tree.Find(step.OrganizationId)?.AgencyName ?? "cơ quan khác";
        var posts = await officers.HoldersAsync(step.OrganizationId, step.Role, clock.GetUtcNow(), cancellation);
        var names = posts.Select(post => post.OfficerName).Distinct().ToList();
        return names.Count is 0 or > MostNames
            ? $"{step.Role.Word()}, {agency}"
            : $"{string.Join(" hoặc ", names)} ({step.Role.Word()}, {agency})";
    }
}

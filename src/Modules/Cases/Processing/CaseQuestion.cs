using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>An act that cannot be taken back, put to the officer once more: what will happen, and to whom.</summary>
/// <param name="Words">What the applicant will read, or what was found.</param>
/// <param name="Handler">The page's handler that does it.</param>
internal sealed record CaseQuestion(
    string Title, IReadOnlyList<string> Consequences, IReadOnlyList<string> Words, string Button, string Handler)
{
    /// <summary>What ending a step would do that cannot be undone; null when it can.</summary>
    public static CaseQuestion? Of(CaseOverview overview, StepOutcome outcome, string? note, bool hasResult)
    {
        var (filed, step) = (overview.Case, overview.Mine);
        return (step?.Kind, outcome) switch
        {
            (StepKind.Receive, StepOutcome.Refuse) =>
                Refuse(filed, note, "Không tiếp nhận hồ sơ này?", "Hồ sơ kết thúc và không mở lại được; muốn làm tiếp phải nộp hồ sơ mới."),
            (StepKind.Approve, StepOutcome.Refuse) =>
                Refuse(filed, note, "Từ chối giải quyết hồ sơ này?", "Hồ sơ dừng giải quyết, về bộ phận một cửa để trả phiếu từ chối."),
            (StepKind.Withdraw, StepOutcome.Forward) => new(
                "Đồng ý cho rút và dừng hồ sơ này?",
                [Told(filed), "Mọi bước đang làm dừng lại. Hồ sơ không mở lại được."], [], CaseWords.ForwardButton(StepKind.Withdraw),
                "Forward"),
            (StepKind.Return, StepOutcome.Forward) when !filed.Status.IsWithoutResult() => new(
                "Đã trả kết quả cho người nộp?",
                [$"Cách nhận: {filed.WayWords()}.", "Hồ sơ kết thúc, ghi đã trả kết quả lúc này."], [],
                CaseWords.ForwardButton(StepKind.Return), "Forward"),
            (not null, StepOutcome.Forward) when !hasResult && overview.LacksResultForNext => new(
                "Trình ký mà chưa có tệp kết quả?",
                ["Lãnh đạo chưa có gì để ký. Chỉ trình như vậy khi đề nghị từ chối hồ sơ, hoặc khi lãnh đạo tự soạn kết quả."],
                [], "Vẫn trình, không kèm kết quả", "Forward"),
            _ => null,
        };
    }

    public static CaseQuestion Supplement(CaseOverview overview, IReadOnlyList<SupplementItem> items, DateOnly respondBy) => new(
        "Gửi yêu cầu bổ sung này?",
        [
            Told(overview.Case), $"Thời hạn tạm dừng tới khi người nộp trả lời, chậm nhất hết ngày {VietnamTime.Short(respondBy)}.",
            "Mỗi hồ sơ chỉ yêu cầu một lần; lần sau phải do trưởng đơn vị hoặc lãnh đạo yêu cầu.",
        ],
        [.. items.Where(item => !string.IsNullOrWhiteSpace(item.What))
            .Select(item => overview.About(item) is { } about ? $"{about}: {item.What}" : item.What)],
        "Gửi yêu cầu bổ sung", "Supplement");

    public static CaseQuestion Withdraw(Case filed, string reason) => new(
        "Rút hồ sơ này?", [Told(filed), "Mọi bước đang làm dừng lại. Hồ sơ không mở lại được."], [reason], "Rút hồ sơ", "Withdraw");

    private static CaseQuestion Refuse(Case filed, string? reason, string title, string end) =>
        new(title, [Told(filed), end], [reason ?? ""], "Từ chối hồ sơ", "Refuse");

    private static string Told(Case filed)
    {
        var person = filed.Submitter ?? filed.Applicant;
        return filed.ApplicantAccountId is null
            ? $"{person.FullName} nộp tại quầy: báo và giao phiếu cho người nộp."
            : $"{person.FullName} được báo ngay ở trang hồ sơ và mục Thông báo.";
    }
}

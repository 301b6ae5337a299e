using System.Text.RegularExpressions;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Process;

/// <summary>
/// What of a procedure no case could go through. The rules of the process rely on it: a published version has a first step that receives, a
/// last one that returns, and each step at a desk that can be found.
/// </summary>
internal sealed partial class ProcessCheck(IOrganizationDirectory organizations, TimeProvider clock) : ICheckVersion
{
    private const int MostSteps = 30;
    private const int MostHours = 2000;
    private static readonly string[] CodeParts = ["{agency}", "{yyMMdd}", "{seq"];

    public async Task<IReadOnlyList<string>> FaultsOfAsync(ProcedureContent content, CancellationToken cancellation)
    {
        var tree = await organizations.GetAsync(cancellation);
        var today = clock.VietnamToday();
        var functions = tree.All.Where(agency => agency.IsValidAt(today)).SelectMany(agency => agency.Functions).ToHashSet();
        return
        [
            .. WhoFaults(content, functions), .. ProcessFaults(content.Process),
            .. content.Process.SelectMany(step => StepFaults(step, functions)),
        ];
    }

    private static IEnumerable<string> WhoFaults(ProcedureContent content, HashSet<string> functions)
    {
        if (KindOf(content.CompetentLevel) is null)
        {
            yield return $"Cấp giải quyết “{content.CompetentLevel}” không có trong danh sách. Chọn lại cấp giải quyết.";
        }

        if (content.CompetentFunction is { } function && !functions.Contains(function))
        {
            yield return $"Không có cơ quan nào giữ chức năng “{function}” để giải quyết. Sửa chức năng, hoặc khai chức năng cho cơ quan ấy.";
        }

        if (content.ReceivingLevels.Count == 0 || content.ReceivingLevels.Any(level => KindOf(level) is null))
        {
            yield return "Nơi nhận hồ sơ trống, hoặc có cấp không trong danh sách. Ghi lại các cấp nhận hồ sơ.";
        }

        if (!CodeParts.All(part => content.CodeTemplate.Contains(part, StringComparison.Ordinal)))
        {
            yield return $"Mẫu mã hồ sơ “{content.CodeTemplate}” thiếu cơ quan, ngày hoặc số thứ tự. Dùng {ProcedureContent.DefaultCodeTemplate}.";
        }
    }

    private static IEnumerable<string> ProcessFaults(IReadOnlyList<ProcessStepDefinition> process)
    {
        if (process.Count is 0 or > MostSteps)
        {
            yield return $"Quy trình có {process.Count} bước. Cần từ 2 đến {MostSteps} bước, bắt đầu bằng tiếp nhận, kết thúc bằng trả kết quả.";
            yield break;
        }

        if (process[0].Kind is not StepKind.Receive || process.Skip(1).Any(step => step.Kind is StepKind.Receive))
        {
            yield return "Bước đầu, và chỉ bước đầu, là tiếp nhận hồ sơ. Sắp lại các bước.";
        }

        if (process[^1].Kind is not StepKind.Return || process.SkipLast(1).Any(step => step.Kind is StepKind.Return))
        {
            yield return "Bước cuối, và chỉ bước cuối, là trả kết quả. Sắp lại các bước.";
        }

        foreach (var twice in process.GroupBy(step => step.Key).Where(same => same.Count() > 1))
        {
            yield return $"Hai bước cùng mã “{twice.Key}”. Mỗi bước một mã riêng.";
        }
    }

    private static IEnumerable<string> StepFaults(ProcessStepDefinition step, HashSet<string> functions)
    {
        var name = string.IsNullOrWhiteSpace(step.Name) ? step.Key : step.Name;
        if (string.IsNullOrWhiteSpace(step.Name) || step.Key.Length is 0 or > CaseStep.MaxKeyLength || OwnKey().IsMatch(step.Key))
        {
            yield return $"Bước “{name}” cần có tên, và mã không quá {CaseStep.MaxKeyLength} chữ, khác dạng consult-1, withdraw-1.";
        }

        if (!Enum.IsDefined(step.Kind) || step.Kind is StepKind.Withdraw)
        {
            yield return $"Bước “{name}” thuộc loại không đặt được trong quy trình. Chọn loại khác.";
        }

        if (RoleOf(step) is not { } role || !CaseAccess.HandlesCases(role))
        {
            yield return $"Bước “{name}” giao cho vai trò “{step.Role}”, không phải vai trò xử lý hồ sơ. Chọn vai trò khác.";
        }

        var place = StepPlace.Read(step.At);
        if (place is null)
        {
            yield return $"Bước “{name}” có nơi làm “{step.At}” không xác định được. Ghi nơi nhận, nơi giải quyết, hoặc một chức năng.";
        }
        else if (place is { Site: StepSite.Function, Function: var function } && !functions.Contains(function))
        {
            yield return $"Bước “{name}”: không có cơ quan nào giữ chức năng “{function}”. Sửa chức năng, hoặc khai chức năng cho cơ quan ấy.";
        }

        if (step.Hours is <= 0 or > MostHours)
        {
            yield return $"Bước “{name}” có thời gian {step.Hours} giờ. Ghi từ 0,5 đến {MostHours} giờ làm việc.";
        }
    }

    /// <summary>Who does the step; null for a role that nobody holds.</summary>
    public static OfficerRole? RoleOf(ProcessStepDefinition step) => EnumNames.Find<OfficerRole>(step.Role);

    public static OrganizationKind? KindOf(string level) => EnumNames.Find<OrganizationKind>(level);

    // Of steps that a case comes to on the way.
    [GeneratedRegex(@"^(consult|withdraw)-\d+$")]
    private static partial Regex OwnKey();
}

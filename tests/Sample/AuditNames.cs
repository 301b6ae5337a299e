using XaDienTu.Kernel.Audit.Reading;

namespace XaDienTu.Sample;

/// <summary>What this module writes into the audit, as the auditor reads it.</summary>
internal static class AuditNames
{
    public static readonly AuditVocabulary All = new()
    {
        Actions = [("SampleReminderAdded", "Ghi việc cần nhớ"), ("SampleReminderClosed", "Xong việc cần nhớ")],
        Subjects = [("sample-reminder", "Việc cần nhớ")],
    };
}

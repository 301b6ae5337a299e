using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Sample.Reminders;

/// <param name="OrganizationId">Where the officer works; a post there is asked for.</param>
internal sealed record AddReminderInput(Guid? OrganizationId, string? Title, string? Note, DateOnly? Due);

/// <summary>Writes down what an agency must not forget, and tells the leader.</summary>
internal sealed class AddReminder(SampleDb db, Work work, TimeProvider clock)
{
    private static readonly Error Overtaken = Error.Conflict("sample.changed", "Người khác vừa ghi việc này. Tải lại trang để xem.");

    public Task<Result<Reminder>> RunAsync(AddReminderInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Overtaken, () => Task.FromResult(Change(input, actor)), cancellation);

    private Result<Reminder> Change(AddReminderInput input, Actor actor)
    {
        if (Faults(input, actor) is { Count: > 0 } faults)
        {
            return Error.Invalid("sample.reminder", faults);
        }

        var added = new Reminder
        {
            OrganizationId = input.OrganizationId!.Value,
            Title = input.Title!.Trim(),
            Note = input.Note?.Trim() ?? "",
            Due = input.Due!.Value,
            At = clock.GetUtcNow(),
        };
        db.Reminders.Add(added);
        db.Record(actor, added.At, "SampleReminderAdded", "sample-reminder", added.Id.ToString(), new { added.Title, added.Due });
        db.Notify(new Notice
        {
            Kind = "sample.added",
            AgencyId = added.OrganizationId,
            Role = OfficerRole.Leader,
            Words = $"{actor.Name} ghi việc cần nhớ: {added.Title}, hạn {VietnamTime.Short(added.Due)}.",
            Link = RemindersPage.Address,
            LinkWords = "Xem việc cần nhớ",
            At = added.At,
        });
        return added;
    }

    private Dictionary<string, string> Faults(AddReminderInput input, Actor actor)
    {
        var faults = new Dictionary<string, string>();
        if (input.OrganizationId is not { } agency || !actor.WorksAt(agency))
        {
            faults[nameof(input.OrganizationId)] = "Chọn cơ quan nơi mình giữ chức vụ.";
        }

        if (string.IsNullOrWhiteSpace(input.Title))
        {
            faults[nameof(input.Title)] = "Ghi việc cần nhớ, ví dụ: Gửi báo cáo tháng.";
        }

        if (input.Due is not { } due || due < clock.VietnamToday())
        {
            faults[nameof(input.Due)] = $"Chọn hạn từ hôm nay, {VietnamTime.Short(clock.VietnamToday())}, trở đi.";
        }

        return faults;
    }
}

using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.WorkingTime;

/// <param name="Weekday">Sessions as "07:30-11:30 13:30-17:00".</param>
/// <param name="Saturday">Empty when the counter is closed.</param>
internal sealed record SetHoursInput(string? Identifier, DateOnly? From, string? Weekday, string? Saturday);

/// <summary>Gives an agency, and those below it that have none of their own, office hours from a coming day on.</summary>
internal sealed class SetHours(OrganizationsDb db, Work work, IOrganizationDirectory directory, TimeProvider clock)
{
    public async Task<Result<Done>> RunAsync(SetHoursInput input, Actor actor, CancellationToken cancellation)
    {
        if (!WorkingTimeRights.MaySetSomeHours(actor))
        {
            return WorkingTimeRights.NotHours;
        }

        var tree = await directory.GetAsync(cancellation);
        var today = clock.VietnamToday();
        var organization = string.IsNullOrWhiteSpace(input.Identifier) ? null : tree.Find(input.Identifier.Trim(), today);
        WorkingHours.TryParse(Spread(input.Weekday), Spread(input.Saturday), out var hours);
        var faults = Faults(input, organization, hours, today);
        if (faults.Count > 0 || organization is null || hours is null || input.From is not { } from)
        {
            return Error.Invalid("calendar.hours", faults);
        }

        if (!WorkingTimeRights.MaySetHours(actor, organization.Id, tree))
        {
            return WorkingTimeRights.NotHours;
        }

        var (weekday, saturday) = (WorkingHours.Text(hours.Weekday), WorkingHours.Text(hours.Saturday));
        if (await db.Hours.FindAsync([organization.Id, from], cancellation) is { } known)
        {
            (known.Weekday, known.Saturday) = (weekday, saturday);
        }
        else
        {
            db.Hours.Add(new AgencyHours { OrganizationId = organization.Id, From = from, Weekday = weekday, Saturday = saturday });
        }

        db.Record(actor, clock.GetUtcNow(), "AgencyHoursSet", "organization", organization.Id.ToString(),
            new { organization.Identifier, from, weekday, saturday });
        db.Touch();
        await work.SaveAsync(cancellation);
        return new Done();
    }

    /// <summary>One blank between sessions and none within, however it was typed: "7:30 - 11:30, 13:30–17:00".</summary>
    private static string Spread(string? typed)
    {
        var text = string.Join(' ', (typed ?? "").Replace('–', '-').Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
            .Replace(" -", "-", StringComparison.Ordinal).Replace("- ", "-", StringComparison.Ordinal);
        return string.Join(' ',
            text.Split(' ').Select(session => string.Join('-', session.Split('-').Select(time => time.Length == 4 ? "0" + time : time))));
    }

    private static Dictionary<string, string> Faults(
        SetHoursInput input, OrganizationSummary? organization, WorkingHours? hours, DateOnly today)
    {
        var faults = new Dictionary<string, string>();
        if (organization is null)
        {
            faults[nameof(input.Identifier)] = string.IsNullOrWhiteSpace(input.Identifier)
                ? "Nhập mã định danh cơ quan."
                : $"Không có cơ quan mã “{input.Identifier}”. Tìm mã ở trang Cơ cấu tổ chức.";
        }

        if (input.From is not { } from || from <= today || from > WorkingCalendar.LastDay)
        {
            faults[nameof(input.From)] = $"Chọn ngày bắt đầu từ {VietnamTime.Short(today.AddDays(1))} trở đi.";
        }

        if (hours is null)
        {
            var weekdayIsGood = WorkingHours.TryParse(Spread(input.Weekday), "", out _);
            faults[weekdayIsGood ? nameof(input.Saturday) : nameof(input.Weekday)] =
                "Ghi từng buổi, buổi trước xong mới tới buổi sau. Ví dụ 07:30-11:30 13:30-17:00.";
        }

        return faults;
    }
}

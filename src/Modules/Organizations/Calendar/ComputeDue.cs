using System.Globalization;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Calendar;

/// <summary>Parameters as they came, so that each fault can be told in words.</summary>
internal sealed record DueQuery(string? Received, string? Amount, string? Unit, string? Policy, string? Organization);

internal sealed record DueAnswer(DateTimeOffset Due, IReadOnlyList<string> Derivation);

/// <summary>The due date of a term and how it is counted; open to everybody, so that anybody can check a deadline.</summary>
internal sealed class ComputeDue(IOrganizationDirectory directory, IWorkingCalendars calendars)
{
    public const int LastReceiptYear = 2060;

    public async Task<Result<DueAnswer>> RunAsync(DueQuery query, CancellationToken cancellation)
    {
        var faults = new Dictionary<string, string>();
        var received = Received(query.Received, faults);
        var unit = Choice<TermUnit>("unit", query.Unit, "hour, workingDay, day, month", faults);
        var policy = query.Policy is null
            ? StartPolicy.None
            : Choice<StartPolicy>("policy", query.Policy, "none, after15, sameDay15", faults);
        var amount = Amount(query.Amount, unit, faults);
        var calendar = await CalendarAsync(query.Organization, received, faults, cancellation);
        if (faults.Count > 0)
        {
            return Error.Invalid("calendar.parameters", faults);
        }

        var due = new DueDateRule(amount, unit, policy).Compute(calendar, received);
        return new DueAnswer(due.At, due.Derivation);
    }

    private static DateTimeOffset Received(string? text, Dictionary<string, string> faults)
    {
        // A "+" that was not escaped in the address arrives as a blank; a time without offset is Vietnam's.
        var written = text?.Trim().Replace(' ', '+') ?? "";
        var isTime = written.Length > "2026-02-13T".Length && written[10] == 'T'
            && DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);
        if (!isTime || !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var received))
        {
            faults["received"] = $"Tham số received phải là ngày giờ như 2026-02-13T16:10:00+07:00, không phải “{text}”.";
            return default;
        }

        // Judged before any shift by an offset, which the first and last days of time do not survive.
        if (received.UtcDateTime.Year < WorkingCalendar.FirstDay.Year || received.UtcDateTime.Year > LastReceiptYear)
        {
            faults["received"] = $"Tham số received phải trong các năm {WorkingCalendar.FirstDay.Year}–{LastReceiptYear}.";
            return default;
        }

        var hasOffset = written.EndsWith('Z') || written.IndexOfAny(['+', '-'], 11) > 0;
        return hasOffset ? received : new DateTimeOffset(received.DateTime, VietnamTime.Offset);
    }

    private static int Amount(string? text, TermUnit unit, Dictionary<string, string> faults)
    {
        var most = DueDateRule.MaxAmount(unit);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount >= 1 && amount <= most)
        {
            return amount;
        }

        faults["amount"] = $"Tham số amount phải là số nguyên từ 1 đến {most}, không phải “{text}”.";
        return 1;
    }

    private static TChoice Choice<TChoice>(string name, string? text, string choices, Dictionary<string, string> faults)
        where TChoice : struct, Enum
    {
        if (EnumNames.Find<TChoice>(text) is { } choice)
        {
            return choice;
        }

        faults[name] = $"Tham số {name} phải là một trong: {choices}; không phải “{text}”.";
        return default;
    }

    private async Task<WorkingCalendar> CalendarAsync(
        string? identifier, DateTimeOffset received, Dictionary<string, string> faults, CancellationToken cancellation)
    {
        if (identifier is null)
        {
            return await calendars.DefaultAsync(cancellation);
        }

        var tree = await directory.GetAsync(cancellation);
        if (tree.Find(identifier, received.VietnamDate()) is { } organization)
        {
            return await calendars.ForAsync(organization.Id, cancellation);
        }

        faults["organization"] = $"Tham số organization: không có cơ quan mã “{identifier}”.";
        return await calendars.DefaultAsync(cancellation);
    }
}

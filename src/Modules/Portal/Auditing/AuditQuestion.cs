using Microsoft.AspNetCore.Mvc;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Portal.Auditing;

/// <summary>What the auditor asks, as it stands in the address of the page.</summary>
internal sealed class AuditQuestion
{
    /// <summary>Without one thing to look for, every row of the time is looked at.</summary>
    public const int MostDays = 92;

    private const int DefaultDays = 7;
    private const int Longest = 100;

    [FromQuery(Name = "tu")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "den")]
    public DateOnly? To { get; set; }

    /// <summary>Name or account.</summary>
    [FromQuery(Name = "nguoi")]
    [MostLetters(Letters.Key)]
    public string? Actor { get; set; }

    [FromQuery(Name = "viec")]
    [MostLetters(Letters.Key)]
    public string? Action { get; set; }

    [FromQuery(Name = "loai")]
    [MostLetters(Letters.Key)]
    public string? SubjectType { get; set; }

    [FromQuery(Name = "ma")]
    [MostLetters(Letters.Key)]
    public string? SubjectId { get; set; }

    [FromQuery(Name = "dia-chi")]
    [MostLetters(Letters.Key)]
    public string? Source { get; set; }

    /// <summary>One subject has its index over all years.</summary>
    public bool IsOfOneSubject => Text(SubjectType) is not null && Text(SubjectId) is not null;

    public DateOnly LastDay(DateOnly today) =>
        To ?? (From is { } from && !IsOfOneSubject ? Earlier(from.AddDays(MostDays - 1), today) : today);

    public DateOnly FirstDay(DateOnly today) =>
        From ?? (IsOfOneSubject ? DateOnly.MinValue.AddDays(1) : LastDay(today).AddDays(1 - DefaultDays));

    public string? Fault(DateOnly today)
    {
        var (first, last) = (FirstDay(today), LastDay(today));
        return first > last ? $"Đến ngày phải từ {VietnamTime.Short(first)} trở đi."
            : !IsOfOneSubject && last.DayNumber - first.DayNumber >= MostDays
                ? $"Chọn nhiều nhất {MostDays} ngày một lần, hoặc nhập cả loại và mã đối tượng để xem mọi năm."
            : null;
    }

    /// <param name="account">Id of the account whose user name is asked for.</param>
    public AuditFilter Filter(DateOnly today, Guid? account) => new(
        FirstDay(today).At(TimeOnly.MinValue).ToUniversalTime(), LastDay(today).AddDays(1).At(TimeOnly.MinValue).ToUniversalTime(),
        account?.ToString(), account is null ? Text(Actor) : null, Text(Action), Text(SubjectType), Text(SubjectId), Text(Source));

    public static string? Text(string? typed) => TypedText.Cut(TypedText.Line(typed), Longest) is { Length: > 0 } text ? text : null;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}

using System.Collections.Concurrent;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;

namespace XaDienTu.People.Contracts;

/// <summary>Settings <c>People:…</c>: how many people one officer looks up by a number. 0 means no bound.</summary>
public sealed record LookUpLimits
{
    public int LookUpsPerFiveMinutes { get; init; } = 60;

    public int LookUpsPerDay { get; init; } = 600;
}

/// <summary>
/// Counts on this node whom each officer looks up: whoever walks through numbers is stopped, a counter is not. The same number again is the
/// same look-up, since a form asks with every part that is sent.
/// </summary>
public sealed class LookUpBrake(LookUpLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, List<(DateTimeOffset At, string Sought)>> made = new();

    /// <returns>Why this one is too many; null when it may go on, and is counted.</returns>
    public Error? Count(Actor actor, string sought)
    {
        var (now, own) = (clock.GetUtcNow(), made.GetOrAdd(actor.Id, _ => []));
        lock (own)
        {
            own.RemoveAll(one => one.At <= now - (limits.LookUpsPerDay > 0 ? Day : Short));
            var recent = own.FindAll(one => one.At > now - Short);
            if (recent.Exists(one => one.Sought == sought))
            {
                return null;
            }

            if (limits.LookUpsPerFiveMinutes > 0 && recent.Count >= limits.LookUpsPerFiveMinutes)
            {
                return TooMany(
                    $"Đã tra {recent.Count} người trong 5 phút qua, đủ mức của một cán bộ. Đợi vài phút rồi tra tiếp.",
                    recent[0].At + Short - now);
            }

            if (limits.LookUpsPerDay > 0 && own.Count >= limits.LookUpsPerDay)
            {
                return TooMany(
                    $"Đã tra {own.Count} người trong 24 giờ qua, đủ mức của một cán bộ. Cần tra thêm thì báo quản trị nền tảng.",
                    own[0].At + Day - now);
            }

            own.Add((now, sought));
            return null;
        }
    }

    private static Error TooMany(string sentence, TimeSpan wait) => Error.TooMany("people.look-ups", sentence, wait);
}

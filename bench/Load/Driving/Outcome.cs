namespace XaDienTu.Load.Driving;

/// <summary>How one request ended. Anything but the expected status and content is wrong and is counted.</summary>
/// <param name="Fault">What was wrong; null when nothing was.</param>
/// <param name="IsOver">Nothing was sent: what had been prepared for this scenario is used up.</param>
internal sealed record Outcome(string? Fault = null, bool IsOver = false)
{
    public static Outcome Right { get; } = new();

    public static Outcome NothingLeft { get; } = new(IsOver: true);

    public static Outcome Wrong(string fault) => new(fault);
}

/// <summary>One kind of request, sent again and again.</summary>
/// <param name="SendAsync">Sends one; the number is the sender's, from 0.</param>
internal sealed record Scenario(string Name, Func<int, Task<Outcome>> SendAsync);

namespace XaDienTu.Signing.Enrolment;

/// <summary>A PIN is short because wrong tries lock the key; what everybody tries first is refused.</summary>
internal static class PinRules
{
    public const int MinLength = 6;
    public const int MaxLength = 32;

    /// <summary>Why the PIN is not good enough; null when it is.</summary>
    public static string? Fault(string? pin)
    {
        if (pin is null || pin.Length is < MinLength or > MaxLength)
        {
            return $"Mã PIN dài từ {MinLength} đến {MaxLength} ký tự.";
        }

        var isRun = pin.Zip(pin.Skip(1), (left, right) => right - left).Distinct().ToList() is [0 or 1 or -1];
        return isRun ? "Mã PIN dễ đoán. Không dùng ký tự lặp hay dãy số liền nhau." : null;
    }
}

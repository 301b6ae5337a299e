using XaDienTu.Kernel.Actors;

namespace XaDienTu.Kernel.Desk;

/// <summary>What a module has for the first page of those who administer, audit or keep the catalogue.</summary>
public interface IDeskPart
{
    /// <summary>Empty for whom it has nothing.</summary>
    Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation);
}

/// <summary>One figure with the way to what it counts.</summary>
/// <param name="Group">Heading it stands under.</param>
/// <param name="Value">A number, or a moment, in words.</param>
/// <param name="Hint">What it counts, or what to do.</param>
/// <param name="Url">Null where no page shows it.</param>
/// <param name="IsUrgent">Somebody has to look at it.</param>
public sealed record DeskFigure(string Group, string Title, string Value, string Hint, string? Url = null, bool IsUrgent = false)
{
    public const string Accounts = "Tài khoản";
    public const string Certificates = "Chứng thư số";
    public const string Platform = "Nền tảng";
    public const string Audit = "Nhật ký, 7 ngày qua";
    public const string Procedures = "Thủ tục";

    /// <summary>A count; one that is not zero may be something to do.</summary>
    public static DeskFigure Of(string group, string title, int count, string hint, string? url = null, bool isWork = false) =>
        new(group, title, count.ToString("N0", Time.VietnamTime.Culture), hint, url, isWork && count > 0);
}

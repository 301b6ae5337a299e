namespace XaDienTu.Kernel.Registers;

/// <summary>Which series of numbers: a register of an agency, anew each year, or book by book over the years.</summary>
/// <param name="Code">Fixed for ever, with the module in front: <c>documents.outgoing</c>; of a register that officers opened its folded
/// title.</param>
/// <param name="Year">0: it goes over the years.</param>
/// <param name="Book">The book ("quyển") of a register that has several at once or one after the other; else empty.</param>
public sealed record RegisterKey(Guid OrganizationId, string Code, int Year, string Book = "")
{
    public const int MaxCodeLength = 160;
    public const int MaxBookLength = 40;
}

/// <summary>How a register that is not there yet is opened by its first number.</summary>
/// <param name="Title">In Vietnamese: "Văn bản đi".</param>
/// <param name="Format">As <see cref="NumberFormat"/> reads it.</param>
/// <param name="First">A unit that came onto the platform in mid-year goes on where its paper register stands.</param>
public sealed record RegisterPlan(string Title, string Format, int First = 1)
{
    public const int MaxTitleLength = 150;
    public const int MostFirst = 999_999;
}

/// <summary>What a number stands for.</summary>
/// <param name="Words">In words, for who reads the register: kind, date, subject.</param>
/// <param name="SubjectType">Kind and key of the thing in its module, as in the audit.</param>
public sealed record NumberUse(string Words, string? SubjectType = null, string? SubjectId = null)
{
    public const int MaxWordsLength = 300;
}

/// <param name="Text">As it is written on paper.</param>
public sealed record GivenNumber(Guid RegisterId, int Number, string Text);

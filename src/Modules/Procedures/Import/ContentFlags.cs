using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>Collects what one record leaves open. The same text is kept once, however many rows repeat it.</summary>
internal sealed class ContentFlags
{
    private readonly List<ContentFlag> flags = [];

    public IReadOnlyList<ContentFlag> All => flags;

    public void Add(string field, string text, string reason)
    {
        var flag = new ContentFlag(field, text.Trim(), reason);
        if (!flags.Contains(flag))
        {
            flags.Add(flag);
        }
    }

    public bool Has(string field) => flags.Exists(flag => flag.Field == field);
}

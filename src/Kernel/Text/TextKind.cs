namespace XaDienTu.Kernel.Text;

/// <summary>What kind of value a text is that comes in: says how it is cleaned before anybody sees it.</summary>
public enum TextKind
{
    /// <summary>One line of writing: a name, an address, words to search with.</summary>
    Line,

    /// <summary>Writing of several lines.</summary>
    Note,

    /// <summary>A code of ours: upper case, without blanks.</summary>
    Code,

    /// <summary>A number people type in groups: an ID number, a phone.</summary>
    Digits,

    /// <summary>A password or PIN: nobody's to change.</summary>
    Secret,
}

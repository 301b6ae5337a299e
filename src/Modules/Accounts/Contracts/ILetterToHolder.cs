namespace XaDienTu.Accounts.Contracts;

/// <summary>
/// The way out to the holder of an account, past everybody who administers it. By itself a folder that a mail server collects from.
/// </summary>
public interface ILetterToHolder
{
    /// <summary>On the disk, or taken by the mail server, when this returns.</summary>
    Task SendAsync(HolderLetter letter, CancellationToken cancellation);
}

/// <param name="Address">Mailbox of the holder.</param>
/// <param name="Text">Plain text.</param>
public sealed record HolderLetter(string Address, string Name, string Subject, string Text);

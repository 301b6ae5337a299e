using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Accounts.Contracts;

/// <summary>News for the holder of an account whose ID number was verified, or proved to be somebody else's; heard by the portal (notices).</summary>
/// <param name="Sentence">What happened and what to do, in Vietnamese; names no number.</param>
[News("accounts.citizen-identity-changed")]
public sealed record CitizenIdentityChanged(Guid AccountId, string Sentence, DateTimeOffset At);

using XaDienTu.Kernel.Outbox;

namespace XaDienTu.Accounts.Contracts;

/// <summary>Something happened to the ways by which an account's holder proves who he or she is; the holder is told.</summary>
/// <param name="Sentence">For the holder, in Vietnamese; names who did it and holds no secret.</param>
[News("accounts.credentials-changed")]
public sealed record CredentialNews(Guid ResetId, Guid AccountId, string Sentence, DateTimeOffset At);

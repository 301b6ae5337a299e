using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Notices;

namespace XaDienTu.Accounts;

/// <summary>What the holder of an account is told of it.</summary>
internal static class AccountNotice
{
    /// <summary>Of the ways by which the holder proves who he or she is.</summary>
    public static Notice OfCredentials(Guid accountId, string words, DateTimeOffset at) => Of("accounts.credentials", accountId, words, at);

    /// <summary>Of the ID number that the account stands for.</summary>
    public static Notice OfIdentity(Guid accountId, string words, DateTimeOffset at) => Of("accounts.identity", accountId, words, at);

    private static Notice Of(string kind, Guid accountId, string words, DateTimeOffset at) => new()
    {
        Kind = kind, AccountId = accountId, Words = words, Link = AccountLinks.Own, LinkWords = "Xem tài khoản", At = at,
    };
}

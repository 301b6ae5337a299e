namespace XaDienTu.Accounts.Contracts;

/// <summary>Addresses of this module's pages that others lead to.</summary>
public static class AccountLinks
{
    /// <summary>The own account, of citizens and officers alike.</summary>
    public const string Own = "/tai-khoan";
}

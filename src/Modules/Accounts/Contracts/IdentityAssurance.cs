namespace XaDienTu.Accounts.Contracts;

/// <summary>How it is known that a citizen's account belongs to the holder of its ID number.</summary>
public enum IdentityAssurance
{
    /// <summary>The citizen says so.</summary>
    SelfDeclared,

    /// <summary>An officer of a one-stop counter saw the person and the card.</summary>
    CheckedAtCounter,

    /// <summary>An outside identity provider vouches for it.</summary>
    OutsideProvider,
}

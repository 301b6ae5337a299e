using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.Contracts;

/// <summary>Accounts of officers, for the pages where an agency administrator appoints people. The caller has checked the right.</summary>
public interface IAccountAdmin
{
    /// <summary>Gives an officer an account; answers the account id. The password is a first one, to be changed.</summary>
    Task<Result<Guid>> CreateForOfficerAsync(NewOfficerAccount account, Actor actor, CancellationToken cancellation);

    /// <summary>After the loss of a phone: the next sign-in is by password alone, and administrators enrol anew at once. Ends all sessions.</summary>
    Task<Result<Done>> ResetTotpAsync(Guid officerId, Actor actor, CancellationToken cancellation);
}

public sealed record NewOfficerAccount(Guid OfficerId, string UserName, string FullName, string? Email, string? Phone, string Password);

using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts.Contracts;

/// <summary>Accounts of officers, for the pages where an agency administrator appoints people. The caller has checked the right.</summary>
public interface IAccountAdmin
{
    /// <summary>
    /// Gives an officer an account; answers the account id. Without a password, as it should be, a second administrator is asked to agree,
    /// and the holder chooses it by a link; one that is given is a first one, to be changed.
    /// </summary>
    Task<Result<Guid>> CreateForOfficerAsync(NewOfficerAccount account, Actor actor, CancellationToken cancellation);

    /// <summary>
    /// After the loss of a phone: asks a second administrator to agree. The holder then takes the second step off by a link and the
    /// password, and enrols anew at the next sign-in.
    /// </summary>
    Task<Result<Done>> ResetTotpAsync(Guid officerId, Actor actor, CancellationToken cancellation);
}

public sealed record NewOfficerAccount(
    Guid OfficerId, string UserName, string FullName, string? Email, string? Phone, string? Password = null);

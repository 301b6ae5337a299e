using System.Net;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Accounts.Actors;

/// <summary>What somebody signed in must do before anything else opens: until then he holds no post, and no program gets a code for
/// him.</summary>
internal enum OwedStep
{
    Nothing,

    /// <summary>The password is a temporary one that somebody else knows.</summary>
    NewPassword,

    /// <summary>The posts ask for two steps.</summary>
    SecondStep,
}

internal static class OwedSteps
{
    /// <param name="posts">Who handles cases, administers or audits signs in with two steps; no role does none of these.</param>
    /// <param name="from">The visitor's address: from outside the agency's networks every officer owes the second step.</param>
    public static OwedStep Of(SessionAccount account, IReadOnlyList<HeldPost> posts, AccountsSettings settings, IPAddress? from) =>
        account.MustChangePassword ? OwedStep.NewPassword
        : account.Kind is AccountKind.Officer && !settings.Demo && !account.HasTotp
            && (posts.Count > 0 || !settings.IsInAgency(from))
            ? OwedStep.SecondStep
            : OwedStep.Nothing;

    /// <summary>Where the step is done; null when nothing is owed.</summary>
    public static string? PageOf(OwedStep step) => step switch
    {
        OwedStep.NewPassword => "/tai-khoan",
        OwedStep.SecondStep => "/tai-khoan/xac-thuc-hai-buoc",
        _ => null,
    };

    public static void Keep(HttpContext http, OwedStep step) => http.Items[typeof(OwedStep)] = step;

    public static OwedStep In(HttpContext http) =>
        http.Items.TryGetValue(typeof(OwedStep), out var step) ? (OwedStep)step! : OwedStep.Nothing;
}

using XaDienTu.Kernel.Actors;
using XaDienTu.Ui;

namespace XaDienTu.Portal.Contracts;

/// <summary>The links in the header of citizen pages for the one who is signed in.</summary>
public interface ICitizenMenu
{
    /// <summary>One indexed count; call it for citizens only.</summary>
    Task<IReadOnlyList<MenuItem>> ForAsync(Actor actor, CancellationToken cancellation);
}

using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel.Actors;

namespace XaDienTu.Ui;

/// <summary>What a module knows that stands around every page: the name of the province, how long the session lasts, what is
/// unread.</summary>
public interface IFillFrame
{
    /// <summary>Runs for each page, after the menus are laid out: one quick look at most.</summary>
    Task FillAsync(PageFrame frame, Actor actor, HttpContext http);
}

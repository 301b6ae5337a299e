using Microsoft.AspNetCore.Http;

namespace XaDienTu.Ui;

/// <summary>What the layouts need to know about this request. Scoped; the host fills it before a page runs, a page may change it.</summary>
public sealed class PageFrame
{
    /// <summary>Full name as on the seal, for example "Tỉnh Lào Cai".</summary>
    public string ProvinceName { get; set; } = "Tỉnh";

    /// <summary>What stands beside the name of the province on citizen pages.</summary>
    public string SiteName { get; set; } = "Dịch vụ công";

    /// <summary>Phone number shown at the same place on every page (WCAG 3.2.6); grouped as it is read aloud.</summary>
    public string? Hotline { get; set; }

    /// <summary>For example "7:30–17:00, thứ Hai đến thứ Sáu".</summary>
    public string? HotlineHours { get; set; }

    /// <summary>Where the province is reached otherwise, a line each: address, e-mail.</summary>
    public IReadOnlyList<string> Contact { get; set; } = [];

    /// <summary>First page of officers, for those who are one.</summary>
    public string? DeskUrl { get; set; }

    /// <summary>Null when nobody is signed in.</summary>
    public string? UserName { get; set; }

    /// <summary>Whose typed text a browser keeps, so that nobody else is offered it; says nothing about the account.</summary>
    public string? UserKey { get; set; }

    /// <summary>How long the session still lasts; null when nobody is signed in.</summary>
    public TimeSpan? TimeLeft { get; set; }

    /// <summary>Something to know before the page itself, in one or two sentences.</summary>
    public string? Word { get; set; }

    /// <summary>Unit an officer works for, shown in the top bar.</summary>
    public string? UnitName => Units.Count > 0 ? Units[0] : null;

    /// <summary>All units an officer holds a post at, the first named above.</summary>
    public IReadOnlyList<string> Units { get; set; } = [];

    /// <summary>Officers: the menu, in order; a group heading is written where <see cref="MenuItem.Group"/> changes.</summary>
    public IReadOnlyList<MenuItem> Menu { get; set; } = [];

    /// <summary>Citizens: links of the header, in order. At most four, so that they fit a phone without a button.</summary>
    public IReadOnlyList<MenuItem> PublicMenu { get; set; } = [];

    /// <summary>Links of the citizen footer (giới thiệu, bảo vệ dữ liệu…).</summary>
    public IReadOnlyList<MenuItem> FooterMenu { get; set; } = [];

    public string HomeUrl { get; set; } = "/";

    public string SignInUrl { get; set; } = "/dang-nhap";

    public string SignOutUrl { get; set; } = "/dang-xuat";

    public string AccountUrl { get; set; } = "/tai-khoan";

    /// <summary>Target of the command box of officers (Ctrl+K); the query is sent as <c>q</c>. Null hides it.</summary>
    public string? SearchUrl { get; set; }

    /// <summary>Nonce of the Content-Security-Policy; needed by the one inline style of citizen pages.</summary>
    public string? CspNonce { get; set; }

    /// <summary>Anti-forgery request token that htmx sends as the header <c>RequestVerificationToken</c>.</summary>
    public string? CsrfToken { get; set; }

    public PageTheme Theme { get; set; }

    public bool HighContrast { get; set; }

    public PageDensity Density { get; set; } = PageDensity.Medium;

    /// <summary>Single-letter shortcuts in lists; WCAG 2.1.4 wants a switch.</summary>
    public bool LetterKeys { get; set; } = true;

    /// <summary>Number of the browser's copy of the form that this page answers, with what was typed on it.</summary>
    public string? Answered { get; set; }

    /// <summary>A public computer: no local drafts are kept.</summary>
    public bool SharedComputer { get; set; }

    /// <summary>The browser asked to save data: the heading font is left out.</summary>
    public bool SaveData { get; set; }

    /// <summary>Band over every page; outages only.</summary>
    public string? Outage { get; set; }

    /// <summary>Shows the catalogue of components; development and demonstration only.</summary>
    public bool ShowCatalogue { get; set; }

    /// <summary>Agency named at the top left of printed papers; the province when null.</summary>
    public string? PrintAgency { get; set; }

    /// <summary>The agency above it, and the line with the paper's number under it, where the paper's form has them.</summary>
    public string? PrintUpperAgency { get; set; }

    /// <inheritdoc cref="PrintUpperAgency"/>
    public string? PrintNumber { get; set; }

    /// <summary>The layout that pages get from <c>_ViewStart</c>; one of <see cref="Layouts"/>.</summary>
    public string Layout { get; set; } = Layouts.Public;

    /// <summary>A form on the page sends something.</summary>
    public bool Sends { get; internal set; }

    /// <summary>Whether htmx asked for a new main only.</summary>
    public bool IsPartial(HttpRequest request) =>
        Layout == Layouts.Officer
        && request.Headers["HX-Request"] == "true"
        && request.Headers["HX-Target"] == "main"
        && request.Headers["HX-History-Restore-Request"] != "true";
}

/// <summary>One link of a menu. <paramref name="Icon"/> is a name of the sprite, <paramref name="Count"/> stands behind the
/// title.</summary>
public sealed record MenuItem(string Title, string Url, string? Group = null, string? Icon = null, int? Count = null)
{
    // Every page lies under a first page; it is only open when it is the page itself.
    private bool IsFirstPage => Url is "/" or "/can-bo";

    /// <summary>Whether the page shown lies under this link.</summary>
    public bool Holds(PathString path) =>
        IsFirstPage ? path == Url : path.StartsWithSegments(Url.Split('?', 2)[0].TrimEnd('/'));
}

public enum PageTheme
{
    System,
    Light,
    Dark,
}

public enum PageDensity
{
    Roomy,
    Medium,
    Dense,
}

/// <summary>Paths of the layouts, for <c>Layout = Layouts.Officer</c>.</summary>
public static class Layouts
{
    public const string Public = "/Layout/PublicLayout.cshtml";
    public const string Officer = "/Layout/OfficerLayout.cshtml";
    public const string Print = "/Layout/PrintLayout.cshtml";
    public const string Fragment = "/Layout/FragmentLayout.cshtml";
}

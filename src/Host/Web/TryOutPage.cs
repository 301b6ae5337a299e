using Scalar.AspNetCore;
using XaDienTu.Ui;

namespace XaDienTu.Host.Web;

/// <summary>The page to try the API. Nothing of it comes from, or goes to, any other place than this node, and only our scripts
/// run.</summary>
internal static class TryOutPage
{
    public const string Address = "/api";

    // The libraries in Scalar's bundle make style elements without the nonce that its own have, and set styles as attributes.
    private const string NonceForStyles = """
        { const nonce = document.currentScript.nonce, make = document.createElement, set = Element.prototype.setAttribute;
          document.createElement = function (name, options) {
            const made = make.call(this, name, options);
            if (made instanceof HTMLStyleElement) made.nonce = nonce;
            return made; };
          Element.prototype.setAttribute = function (name, value) {
            if (name === 'style' && this.style) this.style.cssText = value; else set.call(this, name, value); };
          const html = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
          Object.defineProperty(Element.prototype, 'innerHTML', { ...html, set(text) { html.set.call(this, `${text}`.replace(/ style="[^"]*"/g, '')); } }); }
        """;

    // The bundle shows its maker's name and address at several places and has no switch for it: nothing on our pages leads there.
    private const string NoOtherAddresses = """
        new MutationObserver(() => {
          for (const link of document.querySelectorAll('a[href*="//scalar.com"], a[href*=".scalar.com"]')) {
            link.removeAttribute("href");
            link.hidden = true;
            link.style.display = "none";
          }
        }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });
        """;

    // Fonts of the reader's own machine. In a style element of ours: the bundle writes what it is given into one without the nonce.
    private const string OwnFonts = """
        :root { --scalar-font: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; --scalar-font-code: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; }
        """;

    public static bool IsAt(PathString path) => path == Address || path == Address + "/";

    public static void Show(ScalarOptions options, HttpContext http)
    {
        var nonce = http.RequestServices.GetRequiredService<PageFrame>().CspNonce!;
        options.WithNonce(nonce).WithTitle("API – Xã điện tử")
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton().HideDeveloperTools()
            .AddHeadContent($"<meta property=\"csp-nonce\" content=\"{nonce}\"><style nonce=\"{nonce}\">{OwnFonts}</style>"
                + $"<script nonce=\"{nonce}\">{NonceForStyles}{NoOtherAddresses}</script>");
    }
}

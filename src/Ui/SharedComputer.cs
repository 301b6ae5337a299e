using Microsoft.AspNetCore.Http;

namespace XaDienTu.Ui;

/// <summary>Whether the person said at sign-in that others use this computer, too. Holds until the browser is closed, or somebody says
/// otherwise.</summary>
public static class SharedComputer
{
    private const string Cookie = "xdt-shared";

    public static bool Is(HttpRequest request) => request.Cookies.ContainsKey(Cookie);

    public static void Say(HttpContext http, bool isShared)
    {
        if (isShared)
        {
            http.Response.Cookies.Append(Cookie, "1", new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }
        else if (Is(http.Request))
        {
            http.Response.Cookies.Delete(Cookie);
        }
    }
}

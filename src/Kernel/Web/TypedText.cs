using Microsoft.AspNetCore.Http;

namespace XaDienTu.Kernel.Web;

/// <summary>Whether what was typed has been received. The browser keeps its copy until it is told so.</summary>
public static class TypedText
{
    /// <summary>The handler leads on to another page, yet nothing of the form was taken: it came too late.</summary>
    public static void NotReceived(this HttpContext http) => http.Items[typeof(TypedText)] = true;

    public static bool IsNotReceived(this HttpContext http) => http.Items.ContainsKey(typeof(TypedText));
}

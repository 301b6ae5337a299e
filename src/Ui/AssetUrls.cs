using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace XaDienTu.Ui;

/// <summary>Addresses of static files that change with their content, so that browsers may keep them for ever.</summary>
public sealed class AssetUrls(IHttpContextAccessor http, IFileVersionProvider versions)
{
    private const string Root = "_content/XaDienTu.Ui/lib/";
    private readonly Dictionary<string, string> known = [];

    /// <summary>Address of a file of this library, for example <c>icons.svg</c>.</summary>
    public string Of(string file)
    {
        if (known.TryGetValue(file, out var url))
        {
            return url;
        }

        var context = http.HttpContext!;
        var path = Root + file;
        // With MapStaticAssets().WithStaticAssets() the name itself carries the hash; elsewhere a query does.
        var named = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path];
        var pathBase = context.Request.PathBase;
        url = named is not null && named != path
            ? pathBase + "/" + named
            : versions.AddFileVersionToPath(pathBase, pathBase + "/" + path);
        return known[file] = url;
    }
}

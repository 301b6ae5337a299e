using Microsoft.AspNetCore.Http.Features;

namespace XaDienTu.Host.Web;

/// <summary>
/// A body announced as larger than its page takes is read to its end and thrown away before it is refused. The server by itself answers at
/// once and closes the line; a browser that is still sending then shows a broken connection instead of the sentence, and the form is gone.
/// </summary>
internal sealed class TooLargeBodies(RequestDelegate next)
{
    /// <summary>More than a page of photographs straight from a camera. Who sends more learns it from a line that is closed.</summary>
    private const long MostBytesThrownAway = 128 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { MaxRequestBodySize: { } most, IsReadOnly: false } limit
            && http.Request.ContentLength is { } length && length > most)
        {
            // Who asks first has sent nothing yet.
            if (length <= MostBytesThrownAway && http.Request.Headers.Expect.Count == 0)
            {
                limit.MaxRequestBodySize = MostBytesThrownAway;
                await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            }

            throw new BadHttpRequestException("The body is larger than this address takes.", StatusCodes.Status413PayloadTooLarge);
        }

        await next(http);
    }
}

using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Filing;

/// <summary>What an upload answers.</summary>
/// <param name="Hash">SHA-256, lower-case hex; names the file from now on.</param>
internal sealed record UploadedFile(string Hash, string FileName, long Length, string MediaType);

/// <summary>Takes a file for a case: judged by its content, stored once, remembered as this person's upload.</summary>
internal sealed class UploadFile(CasesDb db, Work work, FileStore files, TimeProvider clock)
{
    private const int MaxNameLength = 200;

    public async Task<Result<UploadedFile>> RunAsync(Stream content, string fileName, Actor actor, CancellationToken cancellation)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        if (name.Length is 0 or > MaxNameLength)
        {
            return Error.Invalid("files.name", "Tên tệp trống hoặc dài quá 200 ký tự. Đổi tên tệp rồi gửi lại.");
        }

        var stored = await files.SaveAsync(content, name, cancellation);
        if (!stored.Ok)
        {
            return stored.Error;
        }

        db.Uploads.Add(new FileUpload { UploadedBy = OwnerOf(actor), Hash = stored.Value.Hash, FileName = name, At = clock.GetUtcNow() });
        await work.SaveAsync(cancellation);
        return new UploadedFile(stored.Value.Hash, name, stored.Value.Length, stored.Value.MediaType);
    }

    public static string OwnerOf(Actor actor) => $"{actor.Kind}:{actor.Id}";
}

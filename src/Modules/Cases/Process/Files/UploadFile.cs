using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Process.Files;

/// <summary>What an upload answers.</summary>
/// <param name="Hash">SHA-256, lower-case hex; names the file from now on.</param>
internal sealed record UploadedFile(string Hash, string FileName, long Length, string MediaType);

/// <summary>Takes a file for a case: judged by its content, stored once, remembered as this person's upload.</summary>
internal sealed class UploadFile(CasesDb db, Work work, FileStore files, QuotaCheck quota, TimeProvider clock)
{
    public async Task<Result<UploadedFile>> RunAsync(Stream content, string fileName, Actor actor, CancellationToken cancellation)
    {
        var name = FileNames.Clean(fileName);
        if (name.Length == 0)
        {
            return Error.Invalid("files.name", "Tên tệp trống. Đổi tên tệp rồi gửi lại.");
        }

        if (await quota.OfUploadsAsync(actor, cancellation) is { } full)
        {
            return full;
        }

        var stored = await files.SaveAsync(content, name, cancellation);
        if (!stored.Ok)
        {
            return stored.Error;
        }

        db.Uploads.Add(new FileUpload
        {
            UploadedBy = OwnerOf(actor), Hash = stored.Value.Hash, FileName = name, Length = stored.Value.Length, At = clock.GetUtcNow(),
        });
        await work.SaveAsync(cancellation);
        return new UploadedFile(stored.Value.Hash, name, stored.Value.Length, stored.Value.MediaType);
    }

    public static string OwnerOf(Actor actor) => $"{actor.Kind}:{actor.Id}";
}

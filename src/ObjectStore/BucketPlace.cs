using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using XaDienTu.Kernel.Files;

namespace XaDienTu.ObjectStore;

/// <summary>
/// Files in a bucket of an S3-compatible server, under the same names as on a disk. A put that the server answered is durable, and seen by
/// every node at once; its signature holds the hash of the body, so that bytes damaged on the way are refused.
/// </summary>
public sealed class BucketPlace : IFilePlace, IDisposable
{
    /// <summary>Of a request, after its first try.</summary>
    private const int MoreTries = 2;
    private readonly ObjectStoreSettings settings;
    private readonly string temporaries;
    private readonly AmazonS3Client client;

    /// <param name="temporaries">Folder of this node for files on their way.</param>
    public BucketPlace(ObjectStoreSettings settings, string temporaries)
    {
        (this.settings, this.temporaries) = (settings, temporaries);
        client = new AmazonS3Client(new BasicAWSCredentials(settings.KeyId, settings.Secret), new AmazonS3Config
        {
            ServiceURL = settings.Address,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = true,
            Timeout = TimeSpan.FromSeconds(settings.Seconds),
            MaxErrorRetry = MoreTries,
            // Newer checks of content travel in a framing that many servers of one's own do not know; the signature holds the hash.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    public string Name => $"kho S3 {settings.Address}, bucket {settings.Bucket}";

    public string AddressOf(string hash) => $"s3://{settings.Bucket}/{KeyOf(hash)}";

    public async Task PutAsync(string temporary, string hash, CancellationToken cancellation)
    {
        if (await FindAsync(hash, cancellation) is null)
        {
            await AskAsync(
                end => client.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = settings.Bucket, Key = KeyOf(hash), FilePath = temporary, UseChunkEncoding = false,
                        ContentType = "application/octet-stream",
                    }, end),
                cancellation);
        }
    }

    public Task PutOneOfManyAsync(string temporary, string hash, CancellationToken cancellation) => PutAsync(temporary, hash, cancellation);

    public Task FlushAsync(CancellationToken cancellation) => Task.CompletedTask;

    public async Task<PlacedFile?> FindAsync(string hash, CancellationToken cancellation)
    {
        try
        {
            var found = await AskAsync(end => client.GetObjectMetadataAsync(settings.Bucket, KeyOf(hash), end), cancellation);
            return new PlacedFile(hash, found.ContentLength, TimeOf(found.LastModified));
        }
        catch (AmazonS3Exception answer) when (answer.StatusCode is HttpStatusCode.NotFound && answer.ErrorCode is not "NoSuchBucket")
        {
            return null;
        }
    }

    /// <summary>Fetched whole before anything is handed on: a line that breaks in the middle is tried again, and never a file cut
    /// short.</summary>
    public async Task<FileStream?> OpenAsync(string hash, CancellationToken cancellation)
    {
        Directory.CreateDirectory(temporaries);
        var path = Path.Combine(temporaries, $"{Guid.CreateVersion7():N}{FileStore.PartExtension}");
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await AskAsync(end => FetchAsync(hash, file, end), cancellation);
            file.Position = 0;
            return file;
        }
        catch (AmazonS3Exception answer) when (answer.StatusCode is HttpStatusCode.NotFound && answer.ErrorCode is not "NoSuchBucket")
        {
            await file.DisposeAsync();
            return null;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public Task<IReadOnlyList<PlacedFile>> ListAsync(string letters, CancellationToken cancellation) => AskAsync(
        async end =>
        {
            var request = new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = $"{letters}/" };
            var found = new List<PlacedFile>();
            ListObjectsV2Response page;
            do
            {
                page = await client.ListObjectsV2Async(request, end);
                found.AddRange((page.S3Objects ?? []).Select(row =>
                    new PlacedFile(row.Key[(letters.Length + 1)..], row.Size ?? 0, TimeOf(row.LastModified))));
                request.ContinuationToken = page.NextContinuationToken;
            }
            while (page.IsTruncated is true);

            return (IReadOnlyList<PlacedFile>)found;
        },
        cancellation);

    public Task RemoveAsync(string hash, CancellationToken cancellation) =>
        AskAsync(end => client.DeleteObjectAsync(settings.Bucket, KeyOf(hash), end), cancellation);

    public void Dispose() => client.Dispose();

    private static string KeyOf(string hash) => $"{hash[..2]}/{hash}";

    private static DateTimeOffset TimeOf(DateTime? at) =>
        new(DateTime.SpecifyKind((at ?? DateTime.UnixEpoch).ToUniversalTime(), DateTimeKind.Utc));

    private async Task<bool> FetchAsync(string hash, FileStream file, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            file.SetLength(0);
            using var answer = await client.GetObjectAsync(settings.Bucket, KeyOf(hash), cancellation);
            try
            {
                await answer.ResponseStream.CopyToAsync(file, cancellation);
                if (file.Length == answer.ContentLength)
                {
                    return true;
                }

                throw new IOException($"{file.Length} of {answer.ContentLength} bytes.");
            }
            catch (Exception broken) when (attempt <= MoreTries && broken is IOException or HttpRequestException)
            {
                // Once more from the beginning.
            }
        }
    }

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask(cancellation);
        }
        catch (AmazonS3Exception answer) when (answer.StatusCode is HttpStatusCode.NotFound && answer.ErrorCode is not "NoSuchBucket")
        {
            throw;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested
            && failure is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
                or OperationCanceledException)
        {
            var reason = failure is AmazonServiceException { ErrorCode.Length: > 0 } answer
                ? $"{answer.ErrorCode}: {answer.Message}"
                : failure.GetBaseException().Message;
            throw new FilePlaceException(IsFull(failure), $"{Name}: {reason}", failure);
        }
    }

    // Servers of one's own say it in words of theirs (MinIO: XMinioStorageFull), all with 507 or a quota.
    private static bool IsFull(Exception failure) => failure is AmazonServiceException answer
        && (answer.StatusCode is HttpStatusCode.InsufficientStorage
            || answer.ErrorCode?.Contains("StorageFull", StringComparison.OrdinalIgnoreCase) is true
            || answer.ErrorCode?.Contains("QuotaExceeded", StringComparison.OrdinalIgnoreCase) is true);
}

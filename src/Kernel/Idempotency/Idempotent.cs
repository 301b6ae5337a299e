using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Idempotency;

/// <summary>
/// Runs a creating request once per caller and key (draft-ietf-httpapi-idempotency-key-header). The change and the kept answer
/// commit together. A repetition is rare and finds out at the end: it is undone, or refused, and gets the first one's answer.
/// </summary>
public sealed class Idempotent(Work work, IServiceProvider services, TimeProvider clock)
{
    private static readonly Error OtherRequest = Error.Invalid(
        "idempotency.other-request", "Khoá Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khoá mới cho yêu cầu mới.");

    private static readonly Error BadKey = Error.Invalid(
        "idempotency.key", $"Thiếu tiêu đề Idempotency-Key hoặc khoá dài quá {IdempotentAnswer.MaxKeyLength} ký tự. Gửi một khoá riêng cho mỗi yêu cầu tạo mới.");

    public async Task<Result<T>> RunAsync<T>(
        Actor actor, string? key, string request, Func<Task<Result<T>>> create, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > IdempotentAnswer.MaxKeyLength)
        {
            return BadKey;
        }

        var caller = $"{actor.Kind}:{actor.Id}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)));
        Result<T> result;
        try
        {
            result = await work.ChangeAsync(
                async () =>
                {
                    var created = await create();
                    if (created.Ok)
                    {
                        work.Leave(new IdempotentAnswer
                        {
                            Caller = caller, Key = key, RequestHash = hash, At = clock.GetUtcNow(), Answer = JsonText.Of(created.Value),
                        });
                    }

                    return created;
                },
                fromStart: true, cancellation);
        }
        catch (DbUpdateException failure) when (work.IsOvertaken(failure))
        {
            // A request with this key was granted before: all of ours is undone, its answer is the answer.
            if (await FindAsync(caller, key, cancellation) is { } first)
            {
                return Repeat<T>(first, hash);
            }

            throw;
        }

        // Refused perhaps because the same request has just been granted: its draft is gone, its step is done.
        return !result.Ok && await FindAsync(caller, key, cancellation) is { } granted ? Repeat<T>(granted, hash) : result;
    }

    private KernelDb Db => (KernelDb)services.GetService(typeof(KernelDb))!;

    private Task<IdempotentAnswer?> FindAsync(string caller, string key, CancellationToken cancellation) =>
        Db.Answers.AsNoTracking().SingleOrDefaultAsync(answer => answer.Caller == caller && answer.Key == key, cancellation);

    private static Result<T> Repeat<T>(IdempotentAnswer answer, string hash) =>
        answer.RequestHash == hash ? JsonText.Parse<T>(answer.Answer) : OtherRequest;
}

using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Results;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signing.Authority;
using XaDienTu.Signing.Contracts;
using XaDienTu.Signing.Keystore;

namespace XaDienTu.Signing.Orders;

/// <summary>
/// Takes papers to be signed in one confirmation. A few with a key at hand are signed at once; many, or a key whose holder confirms
/// elsewhere, are signed by <see cref="OrderWorker"/> while the page shows how far it is.
/// </summary>
internal sealed class StartOrder(
    SigningDb db, Work work, SigningKeys keys, PinTries tries, FileStore files, SignPapers sign, PrepareForDesk prepareForDesk,
    OrderQueue queue,
    SigningSettings settings, TimeProvider clock)
{
    public const int MostPapers = 500;
    private const int MostAtOnce = 3;

    /// <summary>All papers of one confirmation are in memory while it is awaited.</summary>
    private const long MostBytes = 200L * 1024 * 1024;

    public async Task<Result<SigningOrder>> RunAsync(SigningRequest request, Actor actor, CancellationToken cancellation)
    {
        var record = await db.Certificates.SingleOrDefaultAsync(row => row.Id == request.CertificateId, cancellation);
        if (record is null)
        {
            return SigningErrors.NoCertificate;
        }

        if (await CheckAsync(record, request, actor, cancellation) is { } error)
        {
            return error;
        }

        ISigningKey? key = null;
        if (record.Place is not KeyPlace.Desk)
        {
            var opened = await OpenAsync(record, request.Pin, actor, cancellation);
            if (!opened.Ok)
            {
                return opened.Error;
            }

            key = opened.Value.Key;
        }

        // Saved before the key is used: whatever happens from here on leaves its trace.
        var order = NewOrder(record, request, actor);
        db.Orders.Add(order);
        await work.SaveAsync(cancellation);
        return key is null ? await prepareForDesk.RunAsync(order, record, cancellation)
            : SigningKeys.ConfirmsElsewhere(record) || order.Items.Count > MostAtOnce ? Queue(order, key, actor)
            : await SignNowAsync(order, record, key, actor, cancellation);
    }

    private async Task<Error?> CheckAsync(CertificateRecord record, SigningRequest request, Actor actor, CancellationToken cancellation)
    {
        if (!MayUse(actor, record, request.Act))
        {
            return SigningErrors.NotYourKey;
        }

        if (!record.IsUsable(clock.GetUtcNow()))
        {
            return SigningErrors.Unusable(record.ValidTo);
        }

        if (request.Papers.Count is 0 or > MostPapers)
        {
            return request.Papers.Count == 0 ? SigningErrors.NothingToSign : SigningErrors.TooMany;
        }

        var bytes = 0L;
        foreach (var paper in request.Papers)
        {
            bytes += (await files.FindAsync(paper.FileHash, cancellation))?.Length ?? 0;
        }

        return bytes > MostBytes ? SigningErrors.TooMany : null;
    }

    /// <summary>A person's key is the person's alone, and only while a post is held at its agency; an agency's is used by its
    /// clerks.</summary>
    public static bool MayUse(Actor actor, CertificateRecord record, SigningAct act) => record.Use switch
    {
        CertificateUse.Person =>
            act is SigningAct.Approve or SigningAct.Digitise && record.OfficerId is not null && record.OfficerId == actor.OfficerId
            && record.OrganizationId is { } employer && actor.WorksAt(employer),
        CertificateUse.Agency => act is SigningAct.Issue or SigningAct.Digitise && record.OrganizationId is { } agency
            && (actor.Holds(OfficerRole.RecordsClerk, agency) || actor.Holds(OfficerRole.OneStopClerk, agency)),
        _ => false,
    };

    private async Task<Result<OpenedKey>> OpenAsync(CertificateRecord record, string? pin, Actor actor, CancellationToken cancellation)
    {
        if (SigningKeys.NeedsPin(record) && string.IsNullOrEmpty(pin))
        {
            return SigningErrors.PinMissing;
        }

        // A token counts wrong PINs by itself, and only when it signs.
        var isCounted = record is { Place: KeyPlace.Software, Use: CertificateUse.Person };
        if (isCounted && !await tries.TakeAsync(record, cancellation))
        {
            return SigningErrors.Refused(KeyRefusal.Locked);
        }

        try
        {
            var key = await keys.OpenAsync(record, pin, cancellation);
            if (isCounted)
            {
                await tries.GiveBackAsync(record, cancellation);
            }

            return new OpenedKey(key);
        }
        catch (KeyRefusedException refused) when (isCounted && refused.Reason is KeyRefusal.WrongPin)
        {
            var left = await tries.LeftAfterWrongAsync(record, actor, cancellation);
            return left == 0 ? SigningErrors.Refused(KeyRefusal.Locked) : SigningErrors.Refused(KeyRefusal.WrongPin, left);
        }
        catch (KeyRefusedException refused)
        {
            return SigningErrors.Refused(refused.Reason);
        }
    }

    private SigningOrder NewOrder(CertificateRecord record, SigningRequest request, Actor actor)
    {
        var at = clock.GetUtcNow();
        var order = new SigningOrder
        {
            CertificateId = record.Id,
            Act = request.Act,
            RequestedById = actor.Id,
            RequestedByName = actor.Name,
            OfficerId = actor.OfficerId,
            RequestedAt = at,
            ExpiresAt = at + settings.OrderLife,
        };
        order.Items.AddRange(request.Papers.Select((paper, position) => new SigningItem
        {
            OrderId = order.Id,
            Position = position,
            SubjectType = paper.SubjectType,
            SubjectId = paper.SubjectId,
            FileHash = paper.FileHash,
            FileName = paper.FileName,
        }));
        return order;
    }

    private SigningOrder Queue(SigningOrder order, ISigningKey key, Actor actor)
    {
        queue.Add(new OpenOrder(order.Id, key, actor));
        return order;
    }

    private async Task<Result<SigningOrder>> SignNowAsync(
        SigningOrder order, CertificateRecord record, ISigningKey key, Actor actor, CancellationToken cancellation)
    {
        using (key as IDisposable)
        {
            var signed = await sign.RunAsync(order, record, key, order.Items, actor, cancellation);
            if (!signed.Ok)
            {
                await EndAsync(() => EndOrder.End(db, order, SigningState.Failed, signed.Error.Message, clock.GetUtcNow()));
                return signed.Error;
            }
        }

        var ended = await EndAsync(() => EndOrder.Signed(db, order, clock.GetUtcNow()));
        return ended.Ok ? order : ended.Error;
    }

    /// <summary>The key has signed, or refused: a closed browser must not undo what is known about it.</summary>
    private Task<Result<Done>> EndAsync(Action end) => work.ChangeAsync(
        SigningErrors.ChangedMeanwhile,
        () =>
        {
            end();
            return Task.FromResult<Result<Done>>(new Done());
        },
        CancellationToken.None,
        unaudited: "what the key did is recorded where it did it");
}

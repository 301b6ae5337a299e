using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Signing.Contracts;

/// <summary>Digital signatures on papers of other modules (PDF, PAdES B-LT). The caller decides what may be signed; rights to the key are
/// judged here.</summary>
public interface IPaperSigning
{
    /// <summary>What the officer would sign with today; null without a usable certificate.</summary>
    Task<SignerSummary?> OfOfficerAsync(Guid officerId, CancellationToken cancellation);

    /// <summary>
    /// Whether one of these officers has a certificate in force. A key that wrong PINs have locked counts: locking it must open no way
    /// around.
    /// </summary>
    Task<bool> AnyHoldsCertificateAsync(IReadOnlyCollection<Guid> officers, CancellationToken cancellation);

    /// <summary>What the agency would sign with today; null without a usable certificate.</summary>
    Task<SignerSummary?> OfAgencyAsync(Guid organizationId, CancellationToken cancellation);

    /// <summary>
    /// Signs papers in one confirmation of the holder. Few papers with a key at hand are signed when this returns; else the order waits,
    /// and <see cref="SigningEnded"/> tells the outcome. That event is published in every case, so nothing signed is lost by a crash.
    /// </summary>
    Task<Result<OrderSummary>> SignAsync(SigningRequest request, Actor actor, CancellationToken cancellation);

    /// <summary>The person's order; null for one that is somebody else's.</summary>
    Task<OrderSummary?> FindAsync(Guid orderId, Actor actor, CancellationToken cancellation);
}

/// <param name="NeedsPin">The key opens with the holder's PIN, typed with the request.</param>
/// <param name="ConfirmsElsewhere">The holder confirms on a phone or with a token at the desk: the order waits.</param>
public sealed record SignerSummary(
    Guid CertificateId, string HolderName, bool NeedsPin, bool ConfirmsElsewhere, DateTimeOffset ValidTo, bool ExpiresSoon);

public sealed record SigningRequest(SigningAct Act, Guid CertificateId, IReadOnlyList<PaperToSign> Papers, string? Pin);

/// <param name="SubjectType">What the paper belongs to, in the asking module's words.</param>
/// <param name="FileHash">The stored PDF that was shown and agreed to.</param>
/// <param name="FileName">Name of the signed file.</param>
public sealed record PaperToSign(string SubjectType, string SubjectId, string FileHash, string FileName);

/// <param name="Failure">Why nothing more is signed; a sentence for the person.</param>
public sealed record OrderSummary(Guid Id, SigningAct Act, SigningState State, IReadOnlyList<SignedPaper> Papers, string? Failure)
{
    /// <summary>The order waits for the holder, not for the platform.</summary>
    public bool ConfirmsElsewhere { get; init; }

    public int SignedCount => Papers.Count(paper => paper.SignedHash is not null);
}

/// <param name="SignedHash">Null until signed.</param>
public sealed record SignedPaper(string SubjectType, string SubjectId, string FileHash, string FileName, string? SignedHash);

/// <summary>An order is over; a large one tells it in several messages, each with some of the papers. Papers that were signed before a
/// refusal or failure are among <paramref name="Papers"/>.</summary>
[News("signing.ended")]
public sealed record SigningEnded(
    Guid OrderId, SigningAct Act, SigningState State, string ActorId, string ActorName, Guid? OfficerId, IReadOnlyList<SignedPaper> Papers);

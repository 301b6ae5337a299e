using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Revocation;

namespace XaDienTu.Signatures.Validation;

internal enum RevocationState
{
    Good,
    Revoked,

    /// <summary>Revoked after the proved time of signing: the signature stands.</summary>
    RevokedLater,
    Unknown,
}

/// <summary>
/// Whether a certificate was revoked at a moment, from all answers and lists at hand; the bad news of any outweighs the good of all. One
/// for a file: what its signatures have in common is read and verified once.
/// </summary>
internal sealed class RevocationCheck(ValidationPolicy policy, ValidationData inFile)
{
    /// <summary>Evidence made shortly before the moment still speaks for it: an answer is asked for before or after, never at, the
    /// signature.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>A file brings one or two for each certificate; one made to keep the server busy brings thousands.</summary>
    private const int MaxAnswers = 500;
    private const int MaxAnswersAlike = 20;
    private const int MaxLists = 100;

    private readonly Dictionary<(string, string), IReadOnlyList<Word>> words = [];
    private readonly Dictionary<(byte[], string), CertificateRevocationList?> lists = [];
    private readonly Lazy<List<OcspAnswer>> answersInFile = new(() => [.. Answers(inFile)]);
    private readonly Lazy<List<byte[]>> listsInFile =
        new(() => [.. inFile.Crls.DistinctBy(list => Convert.ToHexString(SHA256.HashData(list))).Take(MaxLists)]);

    /// <summary>The worst of the chain's links.</summary>
    public async Task<RevocationState> JudgeAsync(CertificateChain chain, DateTimeOffset at, CancellationToken cancellation)
    {
        var states = new List<RevocationState>();
        foreach (var (certificate, issuer) in chain.Links())
        {
            cancellation.ThrowIfCancellationRequested();
            states.Add(Judge(await WordsAsync(certificate, issuer, cancellation), certificate, at));
        }

        return states.Contains(RevocationState.Revoked) ? RevocationState.Revoked
            : states.Contains(RevocationState.Unknown) ? RevocationState.Unknown
            : states.Contains(RevocationState.RevokedLater) ? RevocationState.RevokedLater
            : RevocationState.Good;
    }

    private static RevocationState Judge(IReadOnlyList<Word> words, X509Certificate2 certificate, DateTimeOffset at)
    {
        if (words.Any(word => word.RevokedAt <= at))
        {
            return RevocationState.Revoked;
        }

        return words.Any(word => word.RevokedAt is not null) ? RevocationState.RevokedLater
            : words.Any(word => word.Speaks(certificate, at)) ? RevocationState.Good
            : RevocationState.Unknown;
    }

    private async Task<IReadOnlyList<Word>> WordsAsync(
        X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellation)
    {
        var key = (Fingerprint(certificate), Fingerprint(issuer));
        if (!words.TryGetValue(key, out var known))
        {
            var own = await policy.Evidence(certificate, issuer, cancellation);
            words[key] = known =
            [
                .. Ocsp(answersInFile.Value, certificate, issuer, remembersExpired: false),
                .. Ocsp(Answers(own), certificate, issuer, remembersExpired: true),
                .. Lists([.. listsInFile.Value, .. own.Crls], certificate, issuer),
            ];
        }

        return known;
    }

    private static IEnumerable<Word> Ocsp(
        IEnumerable<OcspAnswer> answers, X509Certificate2 certificate, X509Certificate2 issuer, bool remembersExpired) =>
        answers.Select(answer => (Answer: answer, Item: answer.Find(certificate, issuer)))
            .Where(pair => pair.Item is { Status.State: not OcspState.Unknown })
            .Take(MaxAnswersAlike)
            .Where(pair => pair.Answer.ResponderFor(issuer) is { } responder && Digests.Key(responder).IsStrong)
            .Select(pair => new Word(
                pair.Item!.ThisUpdate, pair.Item.NextUpdate,
                pair.Item.Status.State is OcspState.Revoked ? pair.Item.Status.RevokedAt ?? pair.Item.ThisUpdate : null, remembersExpired));

    private IEnumerable<Word> Lists(IEnumerable<byte[]> encoded, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        foreach (var bytes in encoded)
        {
            if (!lists.TryGetValue((bytes, Fingerprint(issuer)), out var list))
            {
                lists[(bytes, Fingerprint(issuer))] = list = List(bytes, issuer);
            }

            if (list is not null)
            {
                yield return new Word(
                    list.ThisUpdate, list.NextUpdate, RevokedAt(list.Find(certificate.SerialNumberBytes.Span)), RemembersExpired: false);
            }
        }
    }

    private static IEnumerable<OcspAnswer> Answers(ValidationData data)
    {
        foreach (var response in data.OcspResponses.Take(MaxAnswers))
        {
            OcspAnswer answer;
            try
            {
                answer = OcspReader.Read(response);
            }
            catch (SignatureFormatException)
            {
                continue;
            }

            yield return answer;
        }
    }

    /// <summary>The lines of a list are read only once the issuer is known to have signed them: lists of strangers may be huge.</summary>
    private static CertificateRevocationList? List(byte[] encoded, X509Certificate2 issuer)
    {
        try
        {
            var maySign = issuer.Extensions.OfType<X509KeyUsageExtension>()
                .All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign));
            return maySign && DistinguishedNames.AreSame(Issuer(encoded), issuer.SubjectName.RawData) && IsSigned(encoded, issuer)
                ? CrlReader.Read(encoded)
                : null;
        }
        catch (Exception broken) when (broken is SignatureFormatException or AsnContentException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Issuer(byte[] crl)
    {
        var content = new AsnReader(crl, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        if (content.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            content.ReadInteger();
        }

        content.ReadSequence();
        return content.ReadEncodedValue();
    }

    private static bool IsSigned(byte[] crl, X509Certificate2 issuer)
    {
        var frame = new AsnReader(crl, AsnEncodingRules.DER).ReadSequence();
        var content = frame.ReadEncodedValue();
        var algorithm = SignatureAlgorithms.ReadIdentifier(frame);
        return SignatureAlgorithms.Verify(issuer, algorithm, content.Span, frame.ReadBitString(out _));
    }

    /// <summary>A key known to be lost earlier is bad from then on.</summary>
    private static DateTimeOffset? RevokedAt(RevokedCertificate? line) =>
        line is null ? null : line.InvalidFrom < line.RevokedAt ? line.InvalidFrom : line.RevokedAt;

    private static string Fingerprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <param name="RemembersExpired">
    /// Lists drop certificates that have expired (RFC 5280 §3.3) and responders may (RFC 6960 §4.4.4); the platform itself forgets none.
    /// </param>
    private sealed record Word(DateTimeOffset From, DateTimeOffset? To, DateTimeOffset? RevokedAt, bool RemembersExpired)
    {
        public bool Speaks(X509Certificate2 certificate, DateTimeOffset at) =>
            (RemembersExpired || From.UtcDateTime <= certificate.NotAfter.ToUniversalTime())
            && (From + Grace >= at || (To is { } to && at <= to && From <= at));
    }
}

using System.Security.Cryptography;
using System.Xml;

namespace XaDienTu.Signatures.Xml;

/// <summary>Judges what one signature's references point at, through which transforms, and whether their digests fit.</summary>
/// <param name="properties">This signature's own XAdES properties.</param>
/// <param name="identifiers">Elements by identifier; null where two share one.</param>
/// <param name="budget">Shared by all signatures of the document.</param>
/// <param name="problems">Takes the words of <see cref="XmlSignature.Problems"/>.</param>
internal sealed class XmlReferenceCheck(
    XmlElement signature, XmlElement? properties, IReadOnlyDictionary<string, XmlElement?> identifiers, CanonicalBudget budget,
    HashSet<string> problems)
{
    private const int MaximumReferences = 5;

    private readonly List<string> digests = [];

    public IReadOnlyList<string> Digests => digests;

    /// <returns>Whether the whole document, and whether the properties, are under a digest that fits.</returns>
    public (bool Document, bool Properties) Run(XmlElement info)
    {
        var references = XmlWalk.Elements(info, XmlNames.Signature, "Reference").ToList();
        if (references.Count is 0 or > MaximumReferences)
        {
            problems.Add("structure");
            return (false, false);
        }

        var (coversDocument, coversProperties) = (false, false);
        var seen = new HashSet<XmlNode>();
        foreach (var reference in references)
        {
            var target = Target(reference);
            if (target is not null && !seen.Add(target))
            {
                // The same again proves nothing and makes the reader work.
                problems.Add("structure");
                continue;
            }

            if (target is null || !DigestFits(reference, target))
            {
                continue;
            }

            coversDocument |= target is XmlDocument || target == target.OwnerDocument!.DocumentElement;
            coversProperties |= target == properties;
        }

        return (coversDocument, coversProperties);
    }

    /// <summary>The document, its root, this signature's own properties or key information; any other target may have been moved.</summary>
    private XmlNode? Target(XmlElement reference)
    {
        var document = signature.OwnerDocument;
        if (!reference.HasAttribute("URI"))
        {
            problems.Add("reference-refused");
            return null;
        }

        var uri = reference.GetAttribute("URI");
        if (uri.Length == 0)
        {
            return document;
        }

        if (uri[0] != '#' || !identifiers.TryGetValue(uri[1..], out var element))
        {
            problems.Add("reference-refused");
            return null;
        }

        if (element is null)
        {
            problems.Add("ambiguous-id");
            return null;
        }

        if (element == document.DocumentElement || element == properties || element == XmlWalk.Ds(signature, "KeyInfo"))
        {
            return element;
        }

        problems.Add("reference-refused");
        return null;
    }

    private bool DigestFits(XmlElement reference, XmlNode target)
    {
        var isContent = target is XmlDocument || target == target.OwnerDocument!.DocumentElement;
        var (enveloped, canonicalization, prefixes) = (false, XmlNames.Canonical, (string?)null);
        var transforms = XmlWalk.Ds(reference, "Transforms");
        var canonical = false;
        foreach (var transform in transforms is null ? [] : XmlWalk.Elements(transforms))
        {
            var algorithm = transform.GetAttribute("Algorithm");
            if (algorithm == XmlNames.Enveloped && isContent && !enveloped && !canonical)
            {
                enveloped = true;
            }
            else if (XmlNames.IsCanonicalization(algorithm) && !canonical && XmlWalk.HasFewPrefixes(transform))
            {
                (canonical, canonicalization, prefixes) = (true, algorithm, XmlWalk.Prefixes(transform));
            }
            else
            {
                problems.Add("transform-refused");
                return false;
            }
        }

        if (enveloped != isContent)
        {
            problems.Add("transform-refused");
            return false;
        }

        var method = XmlWalk.Algorithm(reference, "DigestMethod");
        digests.Add(method);
        if (XmlNames.Digest(method) is not { } hash)
        {
            problems.Add("algorithm-refused");
            return false;
        }

        if (hash == HashAlgorithmName.SHA1)
        {
            problems.Add("weak-algorithm");
        }

        var expected = XmlWalk.Base64(XmlWalk.Ds(reference, "DigestValue"));
        var actual = XmlNames.Hash(hash, Content(target, canonicalization, prefixes));
        if (expected is not null && actual.AsSpan().SequenceEqual(expected))
        {
            return true;
        }

        problems.Add("digest-mismatch");
        return false;
    }

    /// <summary>Same-document references leave comments out (XML-DSig §4.4.3.2), whatever the canonicalization.</summary>
    private byte[] Content(XmlNode target, string canonicalization, string? prefixes)
    {
        var isContent = target is XmlDocument || target == signature.OwnerDocument.DocumentElement;
        if (!isContent)
        {
            return budget.Of(target, canonicalization, prefixes);
        }

        var (parent, next) = (signature.ParentNode!, signature.NextSibling);
        parent.RemoveChild(signature);
        try
        {
            return budget.Of(target, canonicalization, prefixes);
        }
        finally
        {
            parent.InsertBefore(signature, next);
        }
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using XaDienTu.Signatures.Tests.Xml;
using XaDienTu.Signatures.Validation;
using XaDienTu.Signatures.Xml;

namespace XaDienTu.Signatures.Tests.Validation;

/// <summary>Signed XML moved, dressed, changed and blown up.</summary>
internal static class XmlCases
{
    private const string Content = "<edXML xmlns=\"urn:vn:edxml\" Id=\"noi-dung\"><Title>Quyết định</Title><Money>150000</Money></edXML>";
    private static readonly Holder Signer = Pki.Province.Signer;

    public static IEnumerable<Case> All =>
    [
        Changed("XML: value changed", Reason.DigestMismatch, document => Find(document, "Money").InnerText = "950000"),
        Changed("XML: signature value changed", Reason.SignatureBroken, document => Find(document, "SignatureValue").InnerText =
            Convert.ToBase64String(Files.FlipLast(Convert.FromBase64String(Find(document, "SignatureValue").InnerText)))),
        Changed("XML: claimed time changed", Reason.DigestMismatch, document =>
            Find(document, "SigningTime").InnerText = "2020-01-01T00:00:00Z"),
        Changed("XML: content put beside the signed", Reason.DigestMismatch, document =>
            document.DocumentElement!.AppendChild(document.CreateElement("Gia"))),
        Changed("XML: content hidden in the signature", Reason.PartOnly, document =>
            Find(document, "Signature").AppendChild(document.CreateElement("ds", "Object", SignedXml.XmlDsigNamespaceUrl))!.InnerXml =
                "<Gia/>"),
        Changed("XML: signed root wrapped into a false one", Reason.DigestMismatch, Wrap),
        Changed("XML: properties doubled", Reason.Unreadable, document =>
            Find(document, "Object").PrependChild(Find(document, "QualifyingProperties").CloneNode(true))),
        Changed("XML: another certificate of the same name", Reason.SignatureBroken, document =>
            Swap(document, Pki.Province.Issue(serial: Serial))),
        Changed("XML: another certificate of the same key", Reason.CertificateSwapped, document =>
            Swap(document, Pki.Province.Issue(serial: Serial, key: Signer.Key, name: "Trần Văn Đức"))),
        Changed("XML: certificates taken out", Reason.NoCertificate, document =>
            Find(document, "KeyInfo").ParentNode!.RemoveChild(Find(document, "KeyInfo"))),
        new("XML: sound signature over itself alone", Verdict.Invalid, Reason.PartOnly, () => ByFramework("#khoa", isEnveloped: false)),
        new("XML: sound signature over one element", Verdict.Invalid, Reason.Unreadable, () => ByFramework("#tien", isEnveloped: false)),
        new("XML: SHA-1", Verdict.Indeterminate, Reason.WeakAlgorithm, () =>
            ByFramework("", method: SignedXml.XmlDsigRSASHA1Url, digest: SignedXml.XmlDsigSHA1Url)),
        new("XML: unknown root", Verdict.Indeterminate, Reason.UntrustedRoot, () =>
            XadesSigning.SignAsync(Bytes(Content), Pki.Stranger.Signer, Pki.SignedAt, null, default)),
        new("XML: expired", Verdict.Indeterminate, Reason.ExpiredNoProof, SignedAsync) { Policy = Pki.Policy(Pki.Begin.AddYears(9)) },
        new("XML: expired after the time stamp", Verdict.Valid, null, () => XadesSigning.SignAsync(
            Bytes(Content), Signer, Pki.SignedAt, Pki.Province.StampsAt(Pki.SignedAt), default)) { Policy =
                Pki.Policy(Pki.Begin.AddYears(9)), Timestamp = "valid" },
        new("XML: time stamp of another signature", Verdict.Invalid, Reason.TimeStampInvalid, ForeignStampAsync),
        new("XML: document type with entities", Verdict.Invalid, Reason.Unreadable, async () => Bytes(
            "<!DOCTYPE a [<!ENTITY b \"" + new string('b', 1000) + "\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                + Encoding.UTF8.GetString(await SignedAsync()).TrimStart('\uFEFF'))),
        new("XML: cut", Verdict.Invalid, Reason.Unreadable, async () => (await SignedAsync())[..^200]),
        new("XML: 10 MB signed", Verdict.Valid, null, () => XadesSigning.SignAsync(
            Bytes(Content.Replace("150000", new string('9', 10_000_000), StringComparison.Ordinal)), Signer, Pki.SignedAt, null,
            default)) { Memory = 512L * 1024 * 1024 },
        new("XML: more than 10 MB", Verdict.Indeterminate, "xml-too-large", async () => Bytes(
            Encoding.UTF8.GetString(await SignedAsync()).Replace("150000", new string('9', 11_000_000), StringComparison.Ordinal))),
        new("XML: 100 000 levels", Verdict.Indeterminate, "xml-too-large", async () =>
            Bytes(Encoding.UTF8.GetString(await SignedAsync()).Replace(
            "150000", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)),
            StringComparison.Ordinal))),
        new("XML: 90 levels", Verdict.Indeterminate, "xml-too-large", async () =>
            Bytes(Encoding.UTF8.GetString(await SignedAsync()).Replace(
            "150000", string.Concat(Enumerable.Repeat("<a>", 90)) + string.Concat(Enumerable.Repeat("</a>", 90)),
            StringComparison.Ordinal))),
        Changed("XML: thousands of prefixes in a transform", Reason.Unreadable, document =>
        {
            var transform = document.GetElementsByTagName("Transform", SignedXml.XmlDsigNamespaceUrl).Cast<XmlElement>().Last();
            var list =
                (XmlElement)transform.AppendChild(document.CreateElement("InclusiveNamespaces", SignedXml.XmlDsigExcC14NTransformUrl))!;
            list.SetAttribute("PrefixList", string.Join(' ', Enumerable.Range(0, 100_000).Select(number => $"p{number}")));
        }),
        new("XML: a hundred signatures", Verdict.Indeterminate, "xml-too-large", async () =>
            XmlSamples.Changed(await SignedAsync(), document =>
        {
            var signature = Find(document, "Signature");
            Enumerable.Range(0, 100).ToList().ForEach(_ => document.DocumentElement!.AppendChild(signature.CloneNode(true)));
        })),
    ];

    private static byte[] Serial => Signer.Certificate.SerialNumberBytes.ToArray();

    private static Task<byte[]> SignedAsync() => XadesSigning.SignAsync(Bytes(Content), Signer, Pki.SignedAt, null, default);

    private static async Task<byte[]> ForeignStampAsync()
    {
        var stamped = await XadesSigning.SignAsync(
            Bytes(Content.Replace("150000", "1", StringComparison.Ordinal)), Signer, Pki.SignedAt, Pki.Province.StampsAt(Pki.SignedAt),
            default);
        var token = Find(XmlSamples.Load(stamped), "EncapsulatedTimeStamp").InnerText;
        var own = await XadesSigning.SignAsync(Bytes(Content), Signer, Pki.SignedAt, Pki.Province.StampsAt(Pki.SignedAt), default);
        return XmlSamples.Changed(own, document => Find(document, "EncapsulatedTimeStamp").InnerText = token);
    }

    private static byte[] ByFramework(
        string uri, bool isEnveloped = true, string method = SignedXml.XmlDsigRSASHA256Url, string digest = SignedXml.XmlDsigSHA256Url)
    {
        var document = XmlSamples.Load(Bytes(Content.Replace("<Money>", "<Money Id=\"tien\">", StringComparison.Ordinal)));
        var signed = new OwnParts(document) { SigningKey = Signer.Key };
        signed.SignedInfo!.SignatureMethod = method;
        signed.KeyInfo = new KeyInfo { Id = "khoa" };
        signed.KeyInfo.AddClause(new KeyInfoX509Data(Signer.Certificate));
        signed.KeyInfo.AddClause(new KeyInfoX509Data(Pki.Province.Issuing.Certificate));
        var reference = new Reference(uri) { DigestMethod = digest };
        if (isEnveloped)
        {
            reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        }
        else
        {
            reference.AddTransform(new XmlDsigExcC14NTransform());
        }

        signed.AddReference(reference);
        signed.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signed.GetXml(), true));
        return XmlSamples.Save(document);
    }

    /// <summary>The framework finds no identifiers inside the signature it is making.</summary>
    private sealed class OwnParts(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            idValue == "khoa" ? KeyInfo.GetXml() : base.GetIdElement(document, idValue);
    }

    private static void Wrap(XmlDocument document)
    {
        var root = document.DocumentElement!;
        var evil = document.CreateElement("edXML", "urn:vn:edxml");
        document.ReplaceChild(evil, root);
        evil.AppendChild(root);
    }

    private static void Swap(XmlDocument document, Holder other) =>
        Find(document, "X509Certificate").InnerText = Convert.ToBase64String(other.Certificate.RawData);

    private static XmlElement Find(XmlDocument document, string name) => XmlSamples.Find(document, name);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Case Changed(string name, string reason, Action<XmlDocument> change) => new(
        name, reason is Reason.NoCertificate ? Verdict.Indeterminate : Verdict.Invalid, reason, async () =>
            XmlSamples.Changed(await SignedAsync(), change));
}

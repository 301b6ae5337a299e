using System.Security.Cryptography.Xml;
using System.Xml;
using XaDienTu.Signatures.Xml;
using Xunit;

namespace XaDienTu.Signatures.Tests.Xml;

/// <summary>A sound signature is moved or dressed so that a careless reader believes other content than was signed.</summary>
public class XmlWrappingTests
{
    private const string Evil = "<edXML xmlns=\"urn:vn:edxml\"><Title>Giả</Title></edXML>";

    [Fact]
    public async Task The_signed_root_under_a_false_root() =>
        Refused("digest-mismatch", XmlSamples.Changed(await XmlSamples.SignAsync(), document => WrapRoot(document, Evil)));

    [Fact]
    public void The_signed_root_found_by_its_identifier_under_a_false_root() =>
        Refused("reference-refused", XmlSamples.Changed(ById(), document => WrapRoot(document, Evil)));

    [Fact]
    public void The_signature_under_a_false_root_with_the_signed_one_beside_it() =>
        Refused("reference-refused", XmlSamples.Changed(ById(), document =>
        {
            var signature = XmlSamples.Find(document, "Signature");
            WrapRoot(document, Evil);
            document.DocumentElement!.AppendChild(signature);
        }));

    [Fact]
    public void A_false_root_with_the_same_identifier() =>
        Refused("ambiguous-id", XmlSamples.Changed(ById(), document =>
            WrapRoot(document, Evil.Replace("<edXML", "<edXML Id=\"noi-dung\"", StringComparison.Ordinal))));

    [Fact]
    public void A_false_root_with_an_identifier_in_other_letters() =>
        Refused("ambiguous-id", XmlSamples.Changed(ById(), document =>
            WrapRoot(document, Evil.Replace("<edXML", "<edXML xml:id=\"noi-dung\"", StringComparison.Ordinal))));

    [Fact]
    public void The_signed_root_in_an_object_of_its_signature() =>
        Refused("reference-refused", XmlSamples.Changed(ById(), document =>
        {
            var (root, signature) = (document.DocumentElement!, XmlSamples.Find(document, "Signature"));
            WrapRoot(document, Evil);
            document.DocumentElement!.RemoveChild(root);
            document.DocumentElement!.AppendChild(signature);
            NewObject(signature).AppendChild(root);
        }));

    [Fact]
    public async Task Data_in_an_object_that_nobody_signed() =>
        Refused("unsigned-content", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            NewObject(XmlSamples.Find(document, "Signature")).InnerXml = Evil));

    [Fact]
    public async Task Data_beside_the_properties_in_their_object() =>
        Refused("unsigned-content", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            XmlSamples.Find(document, "Object").AppendChild(document.CreateElement("Title"))));

    [Fact]
    public async Task A_foreign_element_in_the_signature() =>
        Refused("unsigned-content", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            XmlSamples.Find(document, "Signature").AppendChild(document.CreateElement("Title"))));

    [Fact]
    public async Task False_properties_before_the_signed_ones()
    {
        var signature = Refused("reference-refused", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
        {
            var properties = XmlSamples.Find(document, "QualifyingProperties");
            var copy = (XmlElement)properties.CloneNode(true);
            ((XmlElement)copy.FirstChild!).SetAttribute("Id", "khac");
            XmlSamples.Find(document, "Object").PrependChild(copy);
        }));
        Assert.Null(signature.SigningTime);
    }

    [Fact]
    public async Task False_properties_with_the_signed_ones_moved_away()
    {
        var signature = Refused("reference-refused", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
        {
            var signed = XmlSamples.Find(document, "SignedProperties");
            var copy = (XmlElement)signed.CloneNode(true);
            copy.SetAttribute("Id", "khac");
            XmlSamples.Find(document, "SigningTime").InnerText = "2020-01-01T00:00:00Z";
            signed.ParentNode!.ReplaceChild(copy, signed);
            NewObject(XmlSamples.Find(document, "Signature")).AppendChild(signed);
        }));
        Assert.Null(signature.SigningTime);
    }

    [Fact]
    public async Task Two_properties_of_one_identifier() =>
        Refused("ambiguous-id", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            NewObject(XmlSamples.Find(document, "Signature")).AppendChild(XmlSamples.Find(document, "SignedProperties").CloneNode(true))));

    [Fact]
    public async Task Two_signed_infos() =>
        Refused("structure", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            XmlSamples.Find(document, "Signature").PrependChild(XmlSamples.Find(document, "SignedInfo").CloneNode(true))));

    [Fact]
    public async Task A_reference_repeated() =>
        Refused("structure", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            XmlSamples.Find(document, "SignedInfo").AppendChild(XmlSamples.Find(document, "Reference").CloneNode(true))));

    [Fact]
    public async Task A_signature_in_a_signature()
    {
        var nested = XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
        {
            var signature = XmlSamples.Find(document, "Signature");
            NewObject(signature).AppendChild(signature.CloneNode(true));
        });
        Assert.Contains(XadesReader.Read(nested), signature => signature.Problems.SequenceEqual(["structure"]));
        Assert.All(XadesReader.Read(nested), signature => Assert.NotEmpty(signature.Problems));
    }

    [Fact]
    public async Task A_signature_as_the_root() =>
        Refused("structure", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
        {
            var signature = XmlSamples.Find(document, "Signature");
            document.ReplaceChild(signature, document.DocumentElement!);
        }));

    [Fact]
    public void Only_a_part_is_signed()
    {
        var signature = Refused("reference-refused", XmlSamples.SignByFramework("#tien", transforms: new XmlDsigExcC14NTransform()));
        Assert.False(signature.CoversWholeDocument);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/x")]
    [InlineData("file:///etc/hostname")]
    [InlineData("#xpointer(/)")]
    [InlineData("noi-dung")]
    public async Task Other_references_are_not_followed(string uri) =>
        Refused("reference-refused", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            XmlSamples.Find(document, "Reference").SetAttribute("URI", uri)));

    [Theory]
    [InlineData("http://www.w3.org/TR/1999/REC-xslt-19991116")]
    [InlineData("http://www.w3.org/TR/1999/REC-xpath-19991116")]
    [InlineData("http://www.w3.org/2002/06/xmldsig-filter2")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#base64")]
    [InlineData("http://www.w3.org/2002/07/decrypt#XML")]
    public async Task Other_transforms_are_not_run(string algorithm) =>
        Refused("transform-refused", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            XmlSamples.Find(document, "Transform").SetAttribute("Algorithm", algorithm)));

    [Theory]
    [InlineData("SignatureMethod", "http://www.w3.org/2000/09/xmldsig#hmac-sha1")]
    [InlineData("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")]
    [InlineData("SignatureMethod", "http://www.w3.org/2000/09/xmldsig#dsa-sha1")]
    [InlineData("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#rsa-md5")]
    [InlineData("DigestMethod", "http://www.w3.org/2001/04/xmldsig-more#md5")]
    [InlineData("CanonicalizationMethod", "urn:khong-co")]
    public async Task Other_algorithms_are_not_used(string element, string algorithm) =>
        Refused("algorithm-refused", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
            XmlSamples.Find(document, element).SetAttribute("Algorithm", algorithm)));

    [Fact]
    public async Task A_signature_without_certificate() =>
        Refused("no-certificate", XmlSamples.Changed(await XmlSamples.SignAsync(), document =>
        {
            var info = XmlSamples.Find(document, "KeyInfo");
            info.ParentNode!.RemoveChild(info);
        }));

    private static byte[] ById() => XmlSamples.SignByFramework(
        "#noi-dung", transforms: [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform()]);

    private static XmlSignature Refused(string problem, byte[] xml)
    {
        var signature = Assert.Single(XadesReader.Read(xml));
        Assert.Contains(problem, signature.Problems);
        Assert.False(signature.IntegrityHolds && signature.CoversWholeDocument);
        return signature;
    }

    private static void WrapRoot(XmlDocument document, string falseRoot)
    {
        var root = document.DocumentElement!;
        var wrapper = document.CreateDocumentFragment();
        wrapper.InnerXml = falseRoot;
        var outer = (XmlElement)wrapper.FirstChild!;
        document.ReplaceChild(outer, root);
        outer.AppendChild(root);
    }

    private static XmlElement NewObject(XmlElement signature) =>
        (XmlElement)signature.AppendChild(signature.OwnerDocument.CreateElement("ds", "Object", SignedXml.XmlDsigNamespaceUrl))!;
}

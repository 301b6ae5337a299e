using System.Diagnostics;
using System.Text;
using CsCheck;
using XaDienTu.Signatures.Xml;
using Xunit;

namespace XaDienTu.Signatures.Tests.Xml;

public class HostileXmlTests
{
    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("")]
    [InlineData("<a>")]
    [InlineData("<a></b>")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<?xml version='1.0' encoding='x-khong'?><a/>")]
    public void Broken_or_with_a_document_type(string xml) => Assert.Equal("xml-malformed", CodeOf(Encoding.UTF8.GetBytes(xml)));

    [Fact]
    public void Deep_wide_and_large_documents_are_refused_soon()
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal("xml-too-large", CodeOf(Nested(200_000)));
        Assert.Equal("xml-too-large", CodeOf(new byte[SafeXml.MaximumBytes + 1]));
        Assert.Equal("xml-too-large", CodeOf(Text("<a>" + Repeat("<b/>", 500_000) + "</a>")));
        Assert.Equal("xml-too-large", CodeOf(Text("<a " + Repeat(index => $"b{index}='' ", 300) + "/>")));
        Assert.Equal("xml-too-large", CodeOf(Text("<a>" + Repeat(index => $"<b xmlns:n{index}='u'/>", 6_000) + "</a>")));
        Assert.Equal("xml-too-large", CodeOf(Text(
            "<a>" + Repeat("<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>", 6) + "</a>")));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void The_deepest_allowed_document_is_read() => Assert.Empty(XadesReader.Read(Nested(60)));

    [Theory]
    [InlineData(62)]
    [InlineData(65)]
    [InlineData(90)]
    [InlineData(101)]
    public void Deeper_than_what_can_be_canonicalised_is_too_large(int levels) => Assert.Equal("xml-too-large", CodeOf(Nested(levels)));

    [Fact]
    public async Task What_is_as_deep_as_allowed_is_signed_and_verified()
    {
        var signed = await XmlSamples.SignAsync(content: Repeat("<a>", 60) + Repeat("</a>", 60));
        Assert.Empty(Assert.Single(XadesReader.Read(signed)).Problems);
    }

    [Fact]
    public void A_long_namespace_that_each_child_would_repeat_is_too_large() => Assert.Equal("xml-too-large", CodeOf(Text(
        $"<r xmlns:a='urn:{new string('x', 1000)}'>{Repeat("<a:b/>", 50_000)}</r>")));

    [Fact]
    public async Task A_large_signed_document_is_verified_in_bounded_time()
    {
        var content = "<a>" + Repeat("<muc so='1'>Nội dung của một mục</muc>", 40_000) + "</a>";
        var signed = await XmlSamples.SignAsync(content: content);
        var clock = Stopwatch.StartNew();
        Assert.Empty(Assert.Single(XadesReader.Read(signed)).Problems);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task Truncated_and_random_bytes_are_malformed()
    {
        var signed = await XmlSamples.SignAsync();
        var end = signed.AsSpan().LastIndexOf("</edXML>"u8) + "</edXML>".Length;
        for (var length = 0; length < end; length += 37)
        {
            Assert.Equal("xml-malformed", CodeOf(signed[..length]));
        }

        Gen.Byte.Array[0, 200].Sample(bytes => CodeOf(bytes) == "xml-malformed", iter: 300);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<SignedInfo/><SignatureValue/>")]
    [InlineData("<SignedInfo><Reference/></SignedInfo><SignatureValue>AA==</SignatureValue>")]
    [InlineData("<SignedInfo><Reference URI='#'/></SignedInfo><SignatureValue>AA==</SignatureValue>")]
    [InlineData("<SignedInfo><Reference URI=''/></SignedInfo><SignatureValue>không</SignatureValue>")]
    [InlineData(
        "<SignedInfo/><SignatureValue>AA==</SignatureValue><KeyInfo><X509Data><X509Certificate>AAAA</X509Certificate></X509Data></KeyInfo>")]
    public void Hollow_signatures_have_problems(string inside) => Assert.All(
        XadesReader.Read(Text($"<a><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'>{inside}</Signature></a>")),
        signature => Assert.NotEmpty(signature.Problems));

    [Fact]
    public void A_document_without_signature_has_none() => Assert.Empty(XadesReader.Read("<a/>"u8.ToArray()));

    private static byte[] Nested(int levels) => Text(Repeat("<a>", levels) + Repeat("</a>", levels));

    private static string Repeat(string what, int times) => new StringBuilder().Insert(0, what, times).ToString();

    private static string Repeat(Func<int, string> what, int times) => string.Concat(Enumerable.Range(0, times).Select(what));

    private static byte[] Text(string xml) => Encoding.UTF8.GetBytes(xml);

    private static string? CodeOf(byte[] xml)
    {
        try
        {
            XadesReader.Read(xml);
            return null;
        }
        catch (SignatureFormatException refused)
        {
            return refused.Code;
        }
    }
}

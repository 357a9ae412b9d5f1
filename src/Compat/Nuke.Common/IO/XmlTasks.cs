using System.Text;
using System.Xml;
using System.Xml.Linq;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

/// <summary>Values in XML by XPath, of elements (<c>//Version</c>) or attributes (<c>//PackageReference/@Version</c>).</summary>
public static class XmlTasks
{
    public static IEnumerable<string> XmlPeek(
        string path,
        string xpath,
        params (string prefix, string uri)[] namespaces
    ) => GetValues(XDocument.Load(path), xpath, namespaces);

    public static IEnumerable<string> XmlPeekFromString(
        string content,
        string xpath,
        params (string prefix, string uri)[] namespaces
    ) => GetValues(XDocument.Parse(content), xpath, namespaces);

    public static IEnumerable<XElement> XmlPeekElements(
        string path,
        string xpath,
        params (string prefix, string uri)[] namespaces
    ) =>
        XNodeExtensions.Select<XObject>(XDocument.Load(path), xpath, namespaces).OfType<XElement>();

    public static IEnumerable<XElement> XmlPeekElementsFromString(
        string content,
        string xpath,
        params (string prefix, string uri)[] namespaces
    ) =>
        XNodeExtensions
            .Select<XObject>(XDocument.Parse(content), xpath, namespaces)
            .OfType<XElement>();

    /// <summary>The only value, or null where there is none.</summary>
    public static string XmlPeekSingle(
        string path,
        string xpath,
        params (string prefix, string uri)[] namespaces
    ) => GetSingle(XmlPeek(path, xpath, namespaces), xpath);

    /// <summary>The only value, or null where there is none.</summary>
    public static string XmlPeekSingleFromString(
        string content,
        string xpath,
        params (string prefix, string uri)[] namespaces
    ) => GetSingle(XmlPeekFromString(content, xpath, namespaces), xpath);

    /// <summary>Sets the value of the only element or attribute that the path selects.</summary>
    public static void XmlPoke(
        string path,
        string xpath,
        object value,
        params (string prefix, string uri)[] namespaces
    ) => XmlPoke(path, xpath, value, Encoding.UTF8, namespaces);

    public static void XmlPoke(
        string path,
        string xpath,
        object value,
        Encoding encoding,
        params (string prefix, string uri)[] namespaces
    )
    {
        var document = XDocument.Load(path, LoadOptions.PreserveWhitespace);
        var found = XNodeExtensions.Select<XObject>(document, xpath, namespaces).ToList();
        Assert.True(
            found.Count == 1,
            FormattableString.Invariant(
                $"'{xpath}' must select one element or attribute of '{path}', but it selects {found.Count}"
            )
        );
        switch (found[0])
        {
            case XElement element:
                element.SetValue(value);
                break;
            case XAttribute attribute:
                attribute.SetValue(value);
                break;
            default:
                Assert.Fail($"'{xpath}' selects neither an element nor an attribute of '{path}'");
                break;
        }

        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = document.Declaration is null,
            Encoding = encoding,
        };
        using var writer = XmlWriter.Create(path, settings);
        document.Save(writer);
    }

    private static List<string> GetValues(
        XDocument document,
        string xpath,
        (string Prefix, string Uri)[] namespaces
    )
    {
        var found = XNodeExtensions.Select<XObject>(document, xpath, namespaces).ToList();
        var elements = found.OfType<XElement>().Select(x => x.Value).ToList();
        var attributes = found.OfType<XAttribute>().Select(x => x.Value).ToList();
        Assert.True(
            elements.Count == 0 || attributes.Count == 0,
            $"'{xpath}' must not select both elements and attributes"
        );
        return elements.Count > 0 ? elements : attributes;
    }

    private static string GetSingle(IEnumerable<string> values, string xpath)
    {
        var list = values.ToList();
        Assert.True(
            list.Count <= 1,
            FormattableString.Invariant(
                $"'{xpath}' must select at most one value, but it selects {list.Count}"
            )
        );
        return list.Count == 0 ? null : list[0];
    }
}

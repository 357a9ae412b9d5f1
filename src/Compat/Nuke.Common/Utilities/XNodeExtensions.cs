using System.Collections;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Nuke.Common.Utilities;

/// <summary>Parts of XML by XPath.</summary>
public static class XNodeExtensions
{
    public static IEnumerable<string> XPathSelectElementValues(
        this XNode node,
        string query,
        params (string prefix, string uri)[] namespaces
    ) => Select<XElement>(node, query, namespaces).Select(x => x.Value);

    public static IEnumerable<string> XPathSelectAttributeValues(
        this XNode node,
        string query,
        params (string prefix, string uri)[] namespaces
    ) => Select<XAttribute>(node, query, namespaces).Select(x => x.Value);

    public static IEnumerable<XElement> XPathSelectElements(
        this XNode node,
        string query,
        params (string prefix, string uri)[] namespaces
    ) => Select<XElement>(node, query, namespaces);

    public static IEnumerable<XAttribute> XPathSelectAttributes(
        this XNode node,
        string query,
        params (string prefix, string uri)[] namespaces
    ) => Select<XAttribute>(node, query, namespaces);

    internal static IEnumerable<T> Select<T>(
        XNode node,
        string query,
        (string Prefix, string Uri)[] namespaces
    )
    {
        var manager = new XmlNamespaceManager(new NameTable());
        foreach (var (prefix, uri) in namespaces ?? [])
            manager.AddNamespace(prefix, uri);

        return ((IEnumerable)node.XPathEvaluate(query, manager)).Cast<T>();
    }
}

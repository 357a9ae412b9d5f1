using System.Xml.Linq;

namespace Nuke.Common.Utilities;

/// <summary>Elements of XML.</summary>
public static class XElementExtensions
{
    public static string GetAttributeValue(this XElement element, string name) =>
        element
            .Attribute(name)
            .NotNull($"Element '{element.Name}' has no attribute '{name}'")
            .Value;
}

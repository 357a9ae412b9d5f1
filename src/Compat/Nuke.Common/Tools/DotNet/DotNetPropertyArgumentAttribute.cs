using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>
/// Properties of projects. MSBuild takes a semicolon or comma in a value for the begin of another property, quotes or not, so they are escaped.
/// </summary>
internal sealed class DotNetPropertyArgumentAttribute : ArgumentAttribute
{
    internal override string Escape(string value) =>
        value
            .Replace(";", "%3B", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);
}

using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>The kind of package for symbols.</summary>
[TypeConverter(typeof(TypeConverter<DotNetSymbolPackageFormat>))]
public class DotNetSymbolPackageFormat : Enumeration
{
    public static DotNetSymbolPackageFormat symbols_nupkg = "symbols.nupkg";
    public static DotNetSymbolPackageFormat snupkg = "snupkg";

    public static implicit operator DotNetSymbolPackageFormat(string value) =>
        new() { Value = value };
}

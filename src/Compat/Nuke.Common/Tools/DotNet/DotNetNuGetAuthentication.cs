using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How a feed asks for credentials.</summary>
[TypeConverter(typeof(TypeConverter<DotNetNuGetAuthentication>))]
public class DotNetNuGetAuthentication : Enumeration
{
    public static DotNetNuGetAuthentication basic = "basic";
    public static DotNetNuGetAuthentication negotiate = "negotiate";
    public static DotNetNuGetAuthentication kerberos = "kerberos";
    public static DotNetNuGetAuthentication ntlm = "ntlm";
    public static DotNetNuGetAuthentication digest = "digest";

    public static implicit operator DotNetNuGetAuthentication(string value) =>
        new() { Value = value };
}

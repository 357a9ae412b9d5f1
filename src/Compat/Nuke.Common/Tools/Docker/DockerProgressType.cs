using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>How progress is shown.</summary>
[TypeConverter(typeof(TypeConverter<DockerProgressType>))]
public class DockerProgressType : Enumeration
{
    public static DockerProgressType auto = "auto";
    public static DockerProgressType plain = "plain";
    public static DockerProgressType tty = "tty";

    public static implicit operator DockerProgressType(string value) => new() { Value = value };
}

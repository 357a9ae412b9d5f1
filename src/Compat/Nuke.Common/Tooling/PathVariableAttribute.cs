using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>
/// Injects a program: that of the variable <c>NAME_EXE</c>, or else the one in the directories of the PATH variable.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class PathVariableAttribute : ToolInjectionAttributeBase
{
    private readonly string _pathExecutable;

    /// <param name="pathExecutable">The program's name. <value>The default value is the member's name in lower case.</value></param>
    public PathVariableAttribute(string pathExecutable = null) => _pathExecutable = pathExecutable;

    public override ToolRequirement GetRequirement(MemberInfo member) =>
        new PathToolRequirement(GetName(member));

    public override object GetValue(MemberInfo member, object instance)
    {
        var name = GetName(member);
        return ToolResolver.TryGetEnvironmentTool(name) ?? ToolResolver.GetPathTool(name);
    }

    private string GetName(MemberInfo member) => _pathExecutable ?? member.Name.ToLowerInvariant();
}

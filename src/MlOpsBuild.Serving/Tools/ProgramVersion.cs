using System.Reflection;

namespace MlOpsBuild.Serving.Tools;

/// <summary>Which version of the program this is.</summary>
internal static class ProgramVersion
{
    /// <summary>The version of this program, e.g. <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "0.0.0";
}

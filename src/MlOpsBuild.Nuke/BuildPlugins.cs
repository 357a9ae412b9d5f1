using System.Reflection;
using MlOpsBuild.Common;
using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>
/// Makes known what a build brings: checks, metrics, plots, gates and trainers in the project of its build class, or of a class that
/// it derives from, and the trainers of ML.NET where they are deployed with it.
/// </summary>
internal static class BuildPlugins
{
    private const string MlNet = "MlOpsBuild.MLNet";
    private static int s_isMlNetAdded;

    /// <summary>Adds them; what is there already stays once. Nothing is loaded before a plug-in is asked for.</summary>
    public static void Add(INukeBuild build)
    {
        for (
            var type = build.GetType();
            type is not null
                && type.Assembly != typeof(NukeBuild).Assembly
                && type.Assembly != typeof(object).Assembly;
            type = type.BaseType
        )
        {
            Plugins.Add(type.Assembly);
        }

        if (Interlocked.Exchange(ref s_isMlNetAdded, 1) == 0)
        {
            Plugins.Add(FindMlNet);
        }
    }

    // The list of what is deployed costs less to look into than an attempt that fails.
    private static Assembly? FindMlNet() =>
        AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is string deployed
        && deployed.Contains($"{Path.DirectorySeparatorChar}{MlNet}.dll", StringComparison.Ordinal)
            ? Assembly.Load(MlNet)
            : null;
}

using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>
/// Gives the options of tools a verbosity that fits the build's own, where they have an option of the type.
/// What a call sets itself wins.
/// </summary>
/// <param name="targetType">The type of the tool's verbosity; the values are names of its static fields.</param>
public class VerbosityMappingAttribute(Type targetType)
    : BuildExtensionAttributeBase,
        IOnBuildInitialized
{
    public string Quiet { get; set; }
    public string Minimal { get; set; }
    public string Normal { get; set; }
    public string Verbose { get; set; }

    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    )
    {
        Add(Verbosity.Quiet, Quiet);
        Add(Verbosity.Minimal, Minimal);
        Add(Verbosity.Normal, Normal);
        Add(Verbosity.Verbose, Verbose);
    }

    private void Add(Verbosity verbosity, string name)
    {
        if (name is null)
            return;

        var field = targetType
            .GetField(name, BindingFlags.Static | BindingFlags.Public)
            .NotNull($"Type {targetType} doesn't have a field {name}.");
        VerbosityMapping.Add(targetType, verbosity, field.GetValue(obj: null));
    }
}

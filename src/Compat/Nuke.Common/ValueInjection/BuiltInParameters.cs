namespace Nuke.Common.ValueInjection;

/// <summary>A parameter that every build has.</summary>
internal sealed record BuiltInParameter(
    string Name,
    string Description,
    string Type,
    bool Listed = true
);

/// <summary>The parameters that every build has.</summary>
internal static class BuiltInParameters
{
    public static IReadOnlyList<BuiltInParameter> All { get; } =
    [
        new("Continue", "Indicates to continue a previously failed build attempt", "boolean"),
        new("Help", "Shows the help text for this build assembly", "boolean"),
        new("Host", "Host for execution. Default is 'automatic'", "#Host"),
        new("NoLogo", "Disables displaying the NUKE logo", "boolean"),
        new("Partition", "Partition to use on CI", "string", Listed: false),
        new("Plan", "Shows the execution plan (HTML)", "boolean"),
        new("Profile", "Defines the profiles to load", "string[]"),
        new("Root", "Root directory during build execution", "string"),
        new(
            "Skip",
            "List of targets to be skipped. Empty list skips all dependencies",
            "#ExecutableTarget[]"
        ),
        new(
            "Target",
            "List of targets to be invoked. Default is '{default_target}'",
            "#ExecutableTarget[]"
        ),
        new(
            "Verbosity",
            "Logging verbosity during build execution. Default is 'Normal'",
            "#Verbosity"
        ),
    ];
}

using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Makes commands of the SDK as talkative as the build: <c>minimal</c> normally, <c>detailed</c> where it is verbose.</summary>
public class DotNetVerbosityMappingAttribute : VerbosityMappingAttribute
{
    public DotNetVerbosityMappingAttribute()
        : base(typeof(DotNetVerbosity))
    {
        Quiet = nameof(DotNetVerbosity.quiet);
        Minimal = nameof(DotNetVerbosity.minimal);
        Normal = nameof(DotNetVerbosity.minimal);
        Verbose = nameof(DotNetVerbosity.detailed);
    }
}

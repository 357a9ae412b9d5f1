using Nuke.Common;

namespace Parts;

public interface IHazConfiguration : INukeBuild
{
    [Parameter("Configuration to build")]
    string Configuration => TryGetValue(() => Configuration) ?? "Release";
}

using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Asking for targets by their definition: <c>FinishedTargets.Contains(Restore)</c>.</summary>
public static class ExecutableTargetExtensions
{
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target)
    {
        foreach (var candidate in targets)
        {
            if (candidate.Factory.Equals(target))
                return true;
        }

        return false;
    }
}

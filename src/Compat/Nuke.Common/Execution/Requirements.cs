using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Checks, before the first target runs, that required parameters have values and required conditions hold.</summary>
internal static class Requirements
{
    public static void Check(NukeBuild build)
    {
        foreach (var member in BuildParameters.GetClassMembers(build.GetType()))
        {
            if (member.IsDefined(typeof(RequiredAttribute)) && !HasValue(build, member))
                throw new InvalidOperationException(
                    $"Member '{ParameterNames.GetSimpleName(member)}' is required to be not null or empty"
                );
        }

        foreach (var target in build.ScheduledTargets)
        {
            foreach (var requirement in target.DelegateRequirements)
                Check(build, target, requirement);
        }
    }

    private static void Check(
        NukeBuild build,
        ExecutableTarget target,
        LambdaExpression requirement
    )
    {
        if (requirement is Expression<Func<bool>> condition)
        {
            Assert.True(
                condition.Compile(preferInterpretation: true)(),
                $"Target '{target.Name}' requires '{condition.Body}'"
            );
            return;
        }

        var member = MemberAccess.GetMember(requirement);
        if (HasValue(build, member))
            return;

        if (NukeBuild.Host is Terminal && member.IsDefined(typeof(ParameterAttribute)))
            ParameterPrompt.Ask(build, member);

        Assert.True(
            HasValue(build, member),
            $"Target '{target.Name}' requires member '{ParameterNames.GetSimpleName(member)}' to be not null or empty"
        );
    }

    private static bool HasValue(NukeBuild build, MemberInfo member) =>
        MemberAccess.GetValue(member, build) switch
        {
            null => false,
            string text => text.Length > 0,
            Array array => array.Length > 0,
            _ => true,
        };
}

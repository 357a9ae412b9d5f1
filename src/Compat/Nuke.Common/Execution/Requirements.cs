using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Checks, before the first target runs, that required parameters have values and required conditions hold.</summary>
internal static class Requirements
{
    public static void Check(NukeBuild build)
    {
        foreach (var target in build.ScheduledTargets)
        {
            foreach (var requirement in target.DelegateRequirements)
                Check(build, target, requirement);

            ToolRequirements.Check(target);
        }

        foreach (var member in BuildParameters.GetClassMembers(build.GetType()))
        {
            if (!member.IsDefined(typeof(RequiredAttribute)))
                continue;

            AskForValue(build, member);
            Assert.True(
                HasValue(build, member),
                $"Member '{GetName(member)}' is required to be not null or empty"
            );
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
        Assert.True(
            member.IsDefined(typeof(ValueInjectionAttributeBase)),
            $"Member '{GetName(member)}' is required from target '{target.Name}' but not marked with an injection attribute."
        );
        AskForValue(build, member);
        Assert.True(
            HasValue(build, member),
            $"Target '{target.Name}' requires member '{GetName(member)}' to be not null or empty"
        );
    }

    private static void AskForValue(NukeBuild build, MemberInfo member)
    {
        if (
            NukeBuild.Host is Terminal
            && member.IsDefined(typeof(ParameterAttribute))
            && !HasValue(build, member)
        )
            ParameterPrompt.Ask(build, member);
    }

    private static string GetName(MemberInfo member) =>
        member.IsDefined(typeof(ParameterAttribute))
            ? ParameterNames.GetName(member)
            : ParameterNames.GetSimpleName(member);

    private static bool HasValue(NukeBuild build, MemberInfo member) =>
        MemberAccess.GetValue(member, build) switch
        {
            null => false,
            string text => !string.IsNullOrWhiteSpace(text),
            _ => true,
        };
}

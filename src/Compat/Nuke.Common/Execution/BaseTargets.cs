using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>The definitions that a target overrides: those of base classes, then those of components.</summary>
internal static class BaseTargets
{
    public static IEnumerable<Func<Target>> Get(NukeBuild build, MemberInfo member)
    {
        var name = ParameterNames.GetSimpleName(member);
        if (member.DeclaringType is not { IsInterface: false } declaringType)
            yield break;

        for (
            var type = declaringType.BaseType;
            type is not null && type != typeof(NukeBuild);
            type = type.BaseType
        )
        {
            var property = type.GetProperty(
                name,
                MemberAccess.AllInstance | BindingFlags.DeclaredOnly
            );
            if (property?.PropertyType == typeof(Target))
                yield return () => GetNonVirtual(build, property)();
        }

        foreach (var contract in build.GetType().GetInterfaces())
        {
            var property = contract.GetProperty(
                name,
                MemberAccess.AllInstance | BindingFlags.DeclaredOnly
            );
            if (
                property?.PropertyType == typeof(Target)
                && property.GetMethod is { IsAbstract: false }
            )
                yield return () => GetNonVirtual(build, property)();
        }
    }

    /// <summary>Reads the property as its type declares it, whatever overrides it.</summary>
    public static Func<Target> GetNonVirtual(NukeBuild build, MemberInfo member)
    {
        var getter =
            (member as PropertyInfo)?.GetMethod
            ?? throw new ArgumentException($"'{member.Name}' is not a target", nameof(member));
        var pointer = getter.MethodHandle.GetFunctionPointer();
        return (Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, pointer);
    }
}

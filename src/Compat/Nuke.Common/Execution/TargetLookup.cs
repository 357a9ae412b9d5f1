using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Finds targets by the delegate that defines them.</summary>
internal sealed class TargetLookup
{
    private readonly Dictionary<Delegate, ExecutableTarget> _byFactory = [];

    public List<ExecutableTarget> Targets { get; } = [];

    /// <summary>Collects the targets of the class, then those of its components, and applies their definitions.</summary>
    public static List<ExecutableTarget> CreateTargets(NukeBuild build, ISet<string> defaultTargets)
    {
        var lookup = new TargetLookup();
        foreach (var property in GetProperties(build.GetType()))
        {
            var getter = property.GetMethod!.CreateDelegate<Func<Target>>(build);
            lookup.Add(property, getter(), defaultTargets);
        }

        foreach (var target in lookup.Targets)
            ((Target)target.Factory)(new TargetDefinition(build, target, lookup));

        return lookup.Targets;
    }

    public ExecutableTarget Find(Target target)
    {
        if (target is not null && _byFactory.TryGetValue(target, out var found))
            return found;

        // A definition that captures a local variable is another delegate each time, of the same method.
        return Targets.Find(x => target is not null && x.Factory.Method == target.Method)
            ?? throw new InvalidOperationException(
                "A target depends on something that is not a target property of the build"
            );
    }

    private static IEnumerable<PropertyInfo> GetProperties(Type buildType)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (
            var type = buildType;
            type is not null && type != typeof(NukeBuild);
            type = type.BaseType
        )
        {
            foreach (
                var property in type.GetProperties(
                    MemberAccess.AllInstance | BindingFlags.DeclaredOnly
                )
            )
            {
                if (
                    property.PropertyType == typeof(Target)
                    && names.Add(ParameterNames.GetSimpleName(property))
                )
                    yield return property;
            }
        }

        foreach (var contract in buildType.GetInterfaces())
        {
            foreach (
                var property in contract.GetProperties(
                    MemberAccess.AllInstance | BindingFlags.DeclaredOnly
                )
            )
            {
                if (
                    property.PropertyType == typeof(Target)
                    && names.Add(ParameterNames.GetSimpleName(property))
                )
                    yield return property;
            }
        }
    }

    private void Add(PropertyInfo property, Target factory, ISet<string> defaultTargets)
    {
        var name = ParameterNames.GetSimpleName(property);
        var target = new ExecutableTarget
        {
            Member = property,
            Name = name,
            Factory = factory.NotNull($"Target '{name}' has no definition"),
            IsDefault = defaultTargets.Contains(name),
        };
        Targets.Add(target);
        _byFactory.TryAdd(factory, target);
    }
}

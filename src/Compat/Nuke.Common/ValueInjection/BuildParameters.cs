using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.ValueInjection;

/// <summary>One parameter of a build.</summary>
internal sealed record BuildParameter(string Name, MemberInfo Member, ParameterAttribute Attribute);

/// <summary>The parameters that a build class and its components declare.</summary>
internal static class BuildParameters
{
    private static readonly Dictionary<MemberInfo, object> s_componentValues = [];
    private static Type s_buildType;

    /// <summary>Gives the parameters of the class their values. Components ask for theirs when they need them.</summary>
    public static void Inject(NukeBuild build)
    {
        s_buildType = build.GetType();
        foreach (var member in GetClassMembers(s_buildType))
        {
            if (
                !member.IsDefined(typeof(ValueInjectionAttributeBase), inherit: true)
                || !IsPlainParameter(member)
            )
                continue;

            var type = MemberAccess.GetMemberType(member);
            if (ParameterService.TryGetComponentParameter(member, type) is { } value)
                MemberAccess.TrySetValue(member, build, value);
        }
    }

    /// <summary>Gives the other members with an injection attribute their values, once it is known which targets will run.</summary>
    public static void InjectOthers(NukeBuild build)
    {
        List<Injection> injections = null;
        foreach (var member in GetClassMembers(s_buildType))
        {
            if (
                member.IsDefined(typeof(ValueInjectionAttributeBase), inherit: true)
                && !IsPlainParameter(member)
                && IsDemanded(build, member)
            )
                (injections ??= []).Add(
                    new Injection(member, member.GetCustomAttribute<ValueInjectionAttributeBase>())
                );
        }

        if (injections is null)
            return;

        foreach (var injection in injections.OrderByDescending(x => x.Attribute.Priority))
        {
            var (member, attribute) = injection;
            attribute.Build = build;
            if (attribute.TryGetValue(member, build) is not { } value)
                continue;

            Assert.True(
                MemberAccess.GetMemberType(member).IsInstanceOfType(value),
                $"Member '{member.Name}' must be of type '{value.GetType().Name}' to get its value from '{attribute.GetType().Name}'"
            );
            MemberAccess.TrySetValue(member, build, value);
        }
    }

    private static bool IsDemanded(NukeBuild build, MemberInfo member)
    {
        if (
            !member.IsDefined(typeof(OnDemandAttribute))
            && !s_buildType.IsDefined(typeof(OnDemandValueInjectionAttribute), inherit: true)
        )
            return true;

        return member.IsDefined(typeof(RequiredAttribute))
            || build.ExecutionPlan.Any(target =>
                target.DelegateRequirements.Exists(x =>
                    MemberAccess.TryGetMember(x) is { } required
                    && required.Name == member.Name
                    && required.DeclaringType == member.DeclaringType
                )
            );
    }

    /// <summary>The value of a component's member, or null. What is no parameter is made once for the build.</summary>
    public static object TryGetComponentValue(
        NukeBuild build,
        LambdaExpression expression,
        Type type
    )
    {
        var member = MemberAccess.GetMember(expression);
        if (
            IsPlainParameter(member)
            || member.GetCustomAttribute<ValueInjectionAttributeBase>() is not { } attribute
        )
            return ParameterService.TryGetComponentParameter(member, type);

        if (s_componentValues.TryGetValue(member, out var value))
            return value;

        attribute.Build = build;
        return s_componentValues[member] = attribute.TryGetValue(member, build);
    }

    private static bool IsPlainParameter(MemberInfo member)
    {
        foreach (var data in member.GetCustomAttributesData())
        {
            if (data.AttributeType == typeof(ParameterAttribute))
                return true;
        }

        return false;
    }

    /// <summary>All parameters, those of the class before those of its components.</summary>
    public static List<BuildParameter> GetAll(Type buildType)
    {
        var parameters = new Dictionary<string, BuildParameter>(StringComparer.Ordinal);
        var members = GetClassMembers(buildType)
            .Concat(
                buildType.GetInterfaces().SelectMany(x => x.GetProperties(MemberAccess.AllInstance))
            );
        foreach (var member in members)
        {
            if (member.GetCustomAttribute<ParameterAttribute>() is { } attribute)
            {
                var name = ParameterNames.GetName(member, attribute);
                parameters.TryAdd(name, new BuildParameter(name, member, attribute));
            }
        }

        return [.. parameters.Values];
    }

    /// <summary>The names of secret parameters, in the form in which names are compared.</summary>
    public static HashSet<string> GetSecretNames() =>
        s_buildType is null
            ? []
            : GetAll(s_buildType)
                .Where(x => x.Member.IsDefined(typeof(SecretAttribute)))
                .Select(x => ParameterNames.Normalize(x.Name))
                .ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<MemberInfo> GetClassMembers(Type buildType)
    {
        for (
            var type = buildType;
            type is not null && type != typeof(NukeBuild);
            type = type.BaseType
        )
        {
            foreach (
                var field in type.GetFields(
                    MemberAccess.AllInstance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
            )
            {
                if (field.Name[0] != '<')
                    yield return field;
            }

            foreach (
                var property in type.GetProperties(
                    MemberAccess.AllInstance | BindingFlags.DeclaredOnly
                )
            )
            {
                if (property.PropertyType != typeof(Target))
                    yield return property;
            }
        }
    }

    private sealed record Injection(MemberInfo Member, ValueInjectionAttributeBase Attribute);
}

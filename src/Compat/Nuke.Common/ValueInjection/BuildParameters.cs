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

    /// <summary>Gives the members of the build their values. Components ask for theirs when they need them.</summary>
    public static void Inject(NukeBuild build)
    {
        s_buildType = build.GetType();
        List<Injection> others = null;
        foreach (var member in GetClassMembers(s_buildType))
        {
            if (!member.IsDefined(typeof(ValueInjectionAttributeBase), inherit: true))
                continue;

            if (IsPlainParameter(member))
            {
                var type = MemberAccess.GetMemberType(member);
                Set(build, member, ParameterService.TryGetComponentParameter(member, type));
            }
            else
            {
                (others ??= []).Add(
                    new Injection(member, member.GetCustomAttribute<ValueInjectionAttributeBase>())
                );
            }
        }

        if (others is null)
            return;

        foreach (var injection in others.OrderByDescending(x => x.Attribute.Priority))
        {
            injection.Attribute.Build = build;
            Set(build, injection.Member, injection.Attribute.TryGetValue(injection.Member, build));
        }
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

    private static void Set(NukeBuild build, MemberInfo member, object value)
    {
        if (value is not null)
            MemberAccess.TrySetValue(member, build, value);
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

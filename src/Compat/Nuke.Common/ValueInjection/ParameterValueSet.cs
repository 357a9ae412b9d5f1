using System.Collections;
using System.Reflection;
using Nuke.Common.Tooling;

namespace Nuke.Common.ValueInjection;

/// <summary>The values that a parameter may have.</summary>
internal static class ParameterValueSet
{
    public static IEnumerable<(string Text, object Object)> Get(
        ParameterAttribute attribute,
        MemberInfo member,
        object instance
    )
    {
        if (attribute.ValueProviderMember is { } providerName)
        {
            var type = attribute.ValueProviderType ?? instance.GetType();
            var provider = MemberAccess
                .Find(type, providerName)
                .NotNull($"Member '{providerName}' not found on '{type.Name}'");
            return ((IEnumerable)MemberAccess.GetValue(provider, instance))
                .Cast<object>()
                .Select(x => (x.ToString(), x))
                .OrderBy(x => x.Item1, StringComparer.Ordinal)
                .ToList();
        }

        var valueType = MemberAccess.GetMemberType(member);
        valueType = valueType.IsArray ? valueType.GetElementType()! : valueType;
        valueType = Nullable.GetUnderlyingType(valueType) ?? valueType;
        if (valueType.IsEnum)
        {
            return Enum.GetNames(valueType)
                .Select(x => (x, Enum.Parse(valueType, x)))
                .OrderBy(x => x.x, StringComparer.Ordinal)
                .ToList();
        }

        if (typeof(Enumeration).IsAssignableFrom(valueType))
        {
            return valueType
                .GetFields(BindingFlags.Static | BindingFlags.Public)
                .Where(x => x.FieldType == valueType)
                .Select(x => x.GetValue(obj: null))
                .Select(x => (x!.ToString(), x))
                .OrderBy(x => x.Item1, StringComparer.Ordinal)
                .ToList();
        }

        return null;
    }
}

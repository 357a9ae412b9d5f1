using System.Collections.Concurrent;
using System.Reflection;

namespace Octokit.Internal;

/// <summary>What is known of the types in JSON.</summary>
internal static class JsonTypes
{
    private static readonly ConcurrentDictionary<Type, JsonMember[]> _members = new();
    private static readonly ConcurrentDictionary<Type, FieldInfo> _stringEnums = new();

    public static JsonMember[] GetMembers(Type type) =>
        _members.GetOrAdd(type, static x => JsonMember.GetAll(x));

    public static bool IsStringEnum(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(StringEnum<>);

    /// <summary>A <see cref="StringEnum{TEnum}"/> of any enum, without code for each.</summary>
    public static object CreateStringEnum(Type type, string value)
    {
        var instance = Activator.CreateInstance(type)!;
        GetTextField(type).SetValue(instance, value);
        return instance;
    }

    public static string GetText(object stringEnum) =>
        (string)GetTextField(stringEnum.GetType()).GetValue(stringEnum);

    private static FieldInfo GetTextField(Type type) =>
        _stringEnums.GetOrAdd(
            type,
            static x =>
                x.GetField(StringEnumText.FieldName, BindingFlags.Instance | BindingFlags.NonPublic)
        );
}

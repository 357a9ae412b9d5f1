using System.Collections.Concurrent;
using System.Reflection;

namespace Octokit.Internal;

/// <summary>How enum values are called in JSON and in queries.</summary>
internal static class EnumNames
{
    private static readonly ConcurrentDictionary<Type, Names> _cache = new();

    public static string Get(Enum value)
    {
        var name = value.ToString();
        return For(value.GetType()).ByMember.GetValueOrDefault(name) ?? name.ToLowerInvariant();
    }

    /// <exception cref="ArgumentException">No value is called so.</exception>
    public static object Parse(string text, Type type) =>
        For(type).ByText.GetValueOrDefault(text) ?? Enum.Parse(type, text, ignoreCase: true);

    private static Names For(Type type) => _cache.GetOrAdd(type, static x => new Names(x));

    private sealed class Names
    {
        public Names(Type type)
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                var text = Parameter.Get(field, nameof(ParameterAttribute.Value));
                if (text is null)
                    continue;

                ByMember[field.Name] = text;
                ByText[text] = Enum.Parse(type, field.Name);
            }
        }

        public Dictionary<string, string> ByMember { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, object> ByText { get; } = new(StringComparer.Ordinal);
    }
}

using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Enums with <see cref="EnumValueAttribute"/>.</summary>
public static class EnumExtensions
{
    /// <summary>The text of the value's <see cref="EnumValueAttribute"/>; without one, its name.</summary>
    public static string GetValue(this Enum value)
    {
        var name = value.ToString();
        return value.GetType().GetField(name)?.GetCustomAttribute<EnumValueAttribute>()?.Value
            ?? name;
    }
}

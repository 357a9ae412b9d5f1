using System.Reflection;
using System.Text;
using System.Xml.Linq;
using MlOpsBuild.Compat.Tests.NukeCommon;

namespace MlOpsBuild.Compat.Tests;

/// <summary>The public types and members of an assembly as text: what consumers can compile against.</summary>
public static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>Holds an assembly against its committed description; UPDATE_GOLDEN=1 writes that anew first.</summary>
    public static void ShouldBeGolden(Assembly assembly, string file)
    {
        var surface = Describe(assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, surface);

        var golden = File.ReadAllText(file);
        surface.Split('\n').Except(golden.Split('\n')).ShouldBeEmpty("added");
        golden.Split('\n').Except(surface.Split('\n')).ShouldBeEmpty("removed");
        (surface == golden).ShouldBeTrue("moved");
    }

    /// <summary>Each public type has a summary in the documentation that the build wrote.</summary>
    /// <param name="assembly">The assembly, which has its project's name.</param>
    /// <param name="atLeast">How many types there are at the least.</param>
    public static void ShouldBeDocumented(Assembly assembly, int atLeast)
    {
        var name = assembly.GetName().Name;
        var file = Path.Combine(
            SampleBuild.Repository,
            $"src/Compat/{name}/bin",
            AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
                ? "Release"
                : "Debug",
            $"net10.0/{name}.xml"
        );
        var documented = XDocument
            .Load(file)
            .Descendants("member")
            .Where(x => x.Element("summary") is { Value.Length: > 0 })
            .Select(x => x.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var types = assembly
            .GetExportedTypes()
            .Select(x => x.FullName!.Replace('+', '.'))
            .Where(x => !x.Contains("<G>$", StringComparison.Ordinal))
            .ToList();
        types.Count.ShouldBeGreaterThan(atLeast);
        types.Where(x => !documented.Contains("T:" + x)).ShouldBeEmpty();
    }

    public static string Describe(Assembly assembly)
    {
        var builder = new StringBuilder();
        foreach (
            var type in assembly
                .GetExportedTypes()
                .Where(x => !x.FullName!.Contains("<G>$", StringComparison.Ordinal)) // of extension blocks
                .OrderBy(x => x.Namespace, StringComparer.Ordinal)
                .ThenBy(GetName, StringComparer.Ordinal)
        )
        {
            builder.Append(type.Namespace).Append('.').Append(GetName(type));
            var bases = GetBases(type);
            if (bases.Length > 0)
                builder.Append(" : ").Append(bases);

            builder.Append('\n');
            foreach (var member in GetMembers(type).Distinct(StringComparer.Ordinal))
                builder.Append("  ").Append(member).Append('\n');
        }

        return builder.ToString();
    }

    private static string GetBases(Type type)
    {
        if (type.IsEnum)
            return "enum";

        if (typeof(Delegate).IsAssignableFrom(type))
            return "delegate";

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        return string.Join(
            ", ",
            type.GetInterfaces()
                .Where(x => x.IsPublic && !inherited.Contains(x))
                .Select(GetName)
                .Order(StringComparer.Ordinal)
                .Prepend(
                    type.BaseType is { } parent && parent != typeof(object) ? GetName(parent) : null
                )
                .Where(x => x is not null)
        );
    }

    private static IEnumerable<string> GetMembers(Type type)
    {
        if (type.IsEnum)
            return [string.Join(", ", Enum.GetNames(type))];

        if (typeof(Delegate).IsAssignableFrom(type))
            return [Describe(type.GetMethod("Invoke")!)];

        return type.GetMembers(Declared)
            .Select(member =>
                member switch
                {
                    FieldInfo { IsSpecialName: false } field when IsVisible(field) =>
                        $"{Static(field.IsStatic)}{GetName(field.FieldType)} {field.Name}",
                    ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) =>
                        $"new({Describe(constructor.GetParameters())})",
                    PropertyInfo property
                        when IsVisible(property.GetMethod ?? property.SetMethod!) => Describe(
                        property
                    ),
                    MethodInfo method when IsVisible(method) && !IsAccessor(method) => Describe(
                        method
                    ),
                    _ => null,
                }
            )
            .OfType<string>()
            .Order(StringComparer.Ordinal);
    }

    private static string Describe(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? " set;" : "";
        var index = property.GetIndexParameters();
        var parameters = index.Length > 0 ? $"[{Describe(index)}]" : "";
        var accessor = property.GetMethod ?? property.SetMethod!;
        return $"{Static(accessor.IsStatic)}{GetName(property.PropertyType)} {property.Name}{parameters} {{{get}{set} }}";
    }

    private static string Describe(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(x => x.Name))}>"
            : "";
        return $"{Static(method.IsStatic)}{GetName(method.ReturnType)} {method.Name}{generic}({Describe(method.GetParameters())})";
    }

    private static string Describe(ParameterInfo[] parameters) =>
        string.Join(
            ", ",
            parameters.Select(x =>
                GetName(x.ParameterType)
                + " "
                + x.Name
                + (x.HasDefaultValue ? " = " + GetDefault(x) : "")
            )
        );

    private static string GetDefault(ParameterInfo parameter) =>
        parameter.RawDefaultValue switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            var value when parameter.ParameterType.IsEnum => Enum.ToObject(
                    parameter.ParameterType,
                    value
                )
                .ToString()!,
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static bool IsVisible(MethodBase method) =>
        method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) =>
        field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string GetName(Type type)
    {
        if (type.IsByRef)
            return "ref " + GetName(type.GetElementType()!);

        if (type.IsArray)
            return GetName(type.GetElementType()!) + "[]";

        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return GetName(underlying) + "?";

        var name =
            type.IsNested && !type.IsGenericParameter
                ? GetName(type.DeclaringType!) + "." + type.Name
                : type.Name;
        if (!type.IsGenericType)
            return name;

        var tick = name.IndexOf('`');
        return tick < 0
            ? name
            : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(GetName))}>";
    }
}

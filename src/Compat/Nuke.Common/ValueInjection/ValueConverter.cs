using System.ComponentModel;
using System.Globalization;
using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common.ValueInjection;

/// <summary>Text to the types that parameters have.</summary>
internal static class ValueConverter
{
    /// <summary>Converts; where it fails, <paramref name="failed"/> is the value at fault or null if their number is.</summary>
    public static bool TryConvert(
        IReadOnlyList<string> values,
        Type type,
        AbsolutePath baseDirectory,
        out object result,
        out string failed
    )
    {
        result = null;
        failed = null;
        if (type.IsArray)
        {
            var elementType = type.GetElementType()!;
            var array = Array.CreateInstance(elementType, values.Count);
            for (var i = 0; i < values.Count; i++)
            {
                failed = values[i];
                if (!TryConvert(values[i], elementType, baseDirectory, out var element))
                    return false;

                array.SetValue(element, i);
            }

            result = array;
            return true;
        }

        if (values.Count == 0 && (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool))
        {
            result = true;
            return true;
        }

        if (values.Count == 0)
            return true;

        if (values.Count > 1)
            return false;

        failed = values[0];
        return TryConvert(values[0], type, baseDirectory, out result);
    }

    /// <summary>The type as messages name it: value types as nullable, since no value is possible.</summary>
    public static string GetName(Type type)
    {
        if (type.IsArray)
            return GetName(type.GetElementType()!).TrimEnd('?') + "[]";

        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        var name = underlying switch
        {
            _ when underlying.IsEnum => underlying.Name,
            _ when underlying == typeof(string) => "string",
            _ when underlying == typeof(bool) => "bool",
            _ when underlying == typeof(int) => "int",
            _ when underlying == typeof(long) => "long",
            _ when underlying == typeof(double) => "double",
            _ when underlying == typeof(float) => "float",
            _ when underlying == typeof(decimal) => "decimal",
            _ => underlying.Name,
        };
        return underlying.IsValueType ? name + "?" : name;
    }

    private static bool TryConvert(
        string value,
        Type type,
        AbsolutePath baseDirectory,
        out object result
    )
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(object))
        {
            result = value;
            return true;
        }

        if (type == typeof(AbsolutePath))
        {
            result = PathConstruction.HasPathRoot(value)
                ? AbsolutePath.Create(value)
                : baseDirectory / value;
            return true;
        }

        if (type.IsEnum)
        {
            var converted =
                Enum.TryParse(type, value, ignoreCase: true, out result)
                && Enum.IsDefined(type, result!);
            return converted
                || (result is not null && type.IsDefined(typeof(FlagsAttribute), inherit: false));
        }

        return TryConvertPrimitive(value, type, out result);
    }

    private static bool TryConvertPrimitive(string value, Type type, out object result)
    {
        var culture = CultureInfo.InvariantCulture;
        result = null;
        if (type == typeof(bool))
            return Set(bool.TryParse(value, out var x), x, out result);
        if (type == typeof(int))
            return Set(
                int.TryParse(value, NumberStyles.Integer, culture, out var x),
                x,
                out result
            );
        if (type == typeof(long))
            return Set(
                long.TryParse(value, NumberStyles.Integer, culture, out var x),
                x,
                out result
            );
        if (type == typeof(double))
            return Set(
                double.TryParse(value, NumberStyles.Float, culture, out var x),
                x,
                out result
            );
        if (type == typeof(float))
            return Set(
                float.TryParse(value, NumberStyles.Float, culture, out var x),
                x,
                out result
            );
        if (type == typeof(decimal))
            return Set(
                decimal.TryParse(value, NumberStyles.Float, culture, out var x),
                x,
                out result
            );
        if (type == typeof(Guid))
            return Set(Guid.TryParse(value, culture, out var x), x, out result);
        if (type == typeof(DateTime))
            return Set(
                DateTime.TryParse(value, culture, DateTimeStyles.None, out var x),
                x,
                out result
            );
        if (type == typeof(Partition))
            return Set(Partition.TryParse(value, out var x), x, out result);

        try
        {
            result = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return result is not null;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static bool Set(bool converted, object value, out object result)
    {
        result = converted ? value : null;
        return converted;
    }
}

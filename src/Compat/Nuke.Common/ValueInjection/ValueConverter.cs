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
        var name = underlying.IsEnum ? underlying.Name : GetAlias(underlying);
        return underlying.IsValueType ? name + "?" : name;
    }

    private static string GetAlias(Type type) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.String => "string",
            TypeCode.Boolean => "bool",
            TypeCode.Char => "char",
            TypeCode.SByte => "sbyte",
            TypeCode.Byte => "byte",
            TypeCode.Int16 => "short",
            TypeCode.UInt16 => "ushort",
            TypeCode.Int32 => "int",
            TypeCode.UInt32 => "uint",
            TypeCode.Int64 => "long",
            TypeCode.UInt64 => "ulong",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.Decimal => "decimal",
            _ => type.Name,
        };

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

        result = TryConvertPrimitive(value, type) ?? TryConvertByConverter(value, type);
        return result is not null;
    }

    /// <summary>What most parameters are, without loading type converters.</summary>
    private static object TryConvertPrimitive(string value, Type type)
    {
        const NumberStyles Integer = NumberStyles.Integer;
        const NumberStyles Float = NumberStyles.Float;
        var culture = CultureInfo.InvariantCulture;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean when bool.TryParse(value, out var x) => x,
            TypeCode.Int32 when int.TryParse(value, Integer, culture, out var x) => x,
            TypeCode.Int64 when long.TryParse(value, Integer, culture, out var x) => x,
            TypeCode.Double when double.TryParse(value, Float, culture, out var x) => x,
            TypeCode.Single when float.TryParse(value, Float, culture, out var x) => x,
            TypeCode.Decimal when decimal.TryParse(value, Float, culture, out var x) => x,
            _ when type == typeof(Partition) && Partition.TryParse(value, out var x) => x,
            _ => null,
        };
    }

    private static object TryConvertByConverter(string value, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
        }
        catch (Exception)
        {
            return null;
        }
    }
}

using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>A named value of a closed set: public static fields of the derived type.</summary>
[TypeConverter(typeof(TypeConverter<Enumeration>))]
public abstract class Enumeration
{
    protected string Value { get; set; }

    public static implicit operator string(Enumeration value) => value?.Value;

    public static bool operator ==(Enumeration a, Enumeration b) => Equals(a, b);

    public static bool operator !=(Enumeration a, Enumeration b) => !Equals(a, b);

    protected bool Equals(Enumeration other) =>
        string.Equals(Value, other.Value, StringComparison.Ordinal);

    public override bool Equals(object obj) =>
        ReferenceEquals(this, obj)
        || (obj is Enumeration other && other.GetType() == GetType() && Equals(other));

    public override int GetHashCode() => Value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => Value;

    /// <summary>Finds the value of an enumeration by its name, ignoring case.</summary>
    public class TypeConverter<T> : TypeConverter
        where T : Enumeration
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        public override object ConvertFrom(
            ITypeDescriptorContext context,
            CultureInfo culture,
            object value
        )
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);

            return typeof(T)
                    .GetFields(BindingFlags.Static | BindingFlags.Public)
                    .Where(x => x.FieldType == typeof(T))
                    .Select(x => (T)x.GetValue(obj: null))
                    .FirstOrDefault(x =>
                        string.Equals(x!.Value, text, StringComparison.OrdinalIgnoreCase)
                    )
                ?? throw new FormatException($"'{text}' is no value of '{typeof(T).Name}'");
        }
    }
}

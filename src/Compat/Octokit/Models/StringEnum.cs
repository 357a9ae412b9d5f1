using System.Runtime.InteropServices;
using Octokit.Internal;

namespace Octokit;

/// <summary>A value of an enum, or a text that GitHub sent and that the enum does not know.</summary>
[StructLayout(LayoutKind.Auto)]
public struct StringEnum<TEnum> : IEquatable<StringEnum<TEnum>>
    where TEnum : struct
{
    private readonly string _stringValue;
    private TEnum? _parsedValue;

    public StringEnum(TEnum parsedValue)
    {
        if (!Enum.IsDefined(typeof(TEnum), parsedValue))
            throw CreateException(parsedValue.ToString());

        _stringValue = EnumNames.Get((Enum)(object)parsedValue);
        _parsedValue = parsedValue;
    }

    public StringEnum(string stringValue)
    {
        _stringValue = stringValue ?? "";
        _parsedValue = null;
    }

    public readonly string StringValue => _stringValue;

    /// <exception cref="ArgumentException">The enum has no such value.</exception>
    public TEnum Value => TryParse(out var value) ? value : throw CreateException(StringValue);

    public bool TryParse(out TEnum value)
    {
        if (_parsedValue is { } parsed)
        {
            value = parsed;
            return true;
        }

        value = default;
        if (string.IsNullOrEmpty(StringValue))
            return false;

        try
        {
            value = (TEnum)EnumNames.Parse(StringValue, typeof(TEnum));
            _parsedValue = value;
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public bool Equals(StringEnum<TEnum> other) =>
        TryParse(out var value) && other.TryParse(out var otherValue)
            ? value.Equals(otherValue)
            : string.Equals(StringValue, other.StringValue, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object obj) => obj is StringEnum<TEnum> other && Equals(other);

    public override readonly int GetHashCode() =>
        StringComparer.OrdinalIgnoreCase.GetHashCode(StringValue ?? "");

    public override readonly string ToString() => StringValue;

    public static bool operator ==(StringEnum<TEnum> left, StringEnum<TEnum> right) =>
        left.Equals(right);

    public static bool operator !=(StringEnum<TEnum> left, StringEnum<TEnum> right) =>
        !left.Equals(right);

    public static implicit operator StringEnum<TEnum>(string value) => new(value);

    public static implicit operator StringEnum<TEnum>(TEnum parsedValue) => new(parsedValue);

    private static ArgumentException CreateException(string value) =>
        new($"Value '{value}' is not a valid '{typeof(TEnum).Name}' enum value.");
}

using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>A finite number within limits: a <see cref="double"/>, or a <see cref="long"/> if <see cref="Whole"/>.</summary>
internal sealed class NumberType : KeyType
{
    /// <summary>Any number.</summary>
    public static readonly NumberType Any = new();

    /// <summary>A number, 0 or more.</summary>
    public static readonly NumberType NotNegative = new() { Min = 0 };

    /// <summary>Whether it must be a whole number.</summary>
    public bool Whole { get; init; }

    /// <summary>The lower limit.</summary>
    public double? Min { get; init; }

    /// <summary>The upper limit.</summary>
    public double? Max { get; init; }

    /// <summary>Whether the limits themselves are not allowed.</summary>
    public bool Exclusive { get; init; }

    /// <inheritdoc/>
    public override string Expected(ReadContext context) => Noun + Range;

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context)
    {
        if (node is not YamlScalar scalar)
        {
            return Reject(node, path, context);
        }

        if (scalar.Number is not { } number)
        {
            return Reject(node, path, context, HintFor(scalar));
        }

        if (!IsWithin(number))
        {
            return Reject(
                node,
                path,
                context,
                double.IsFinite(number) ? "" : " It must be finite."
            );
        }

        return !Whole ? number : YamlNumber.ParseWhole(scalar.Text) ?? Reject(node, path, context);
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary)
    {
        var schema = new JsonObject { ["type"] = Whole ? "integer" : "number" };
        if (Min is { } min)
        {
            schema[Exclusive ? "exclusiveMinimum" : "minimum"] = min;
        }

        if (Max is { } max)
        {
            schema[Exclusive ? "exclusiveMaximum" : "maximum"] = max;
        }

        return schema;
    }

    private string Noun => Whole ? "a whole number" : "a number";

    private string Range =>
        (Min, Max, Exclusive) switch
        {
            (null, null, _) => "",
            ({ } min, null, false) => $", {Show(min)} or more",
            (null, { } max, false) => $", {Show(max)} or less",
            ({ } min, { } max, false) => $" from {Show(min)} to {Show(max)}",
            ({ } min, null, true) => $" above {Show(min)}",
            (null, { } max, true) => $" below {Show(max)}",
            ({ } min, { } max, true) => $" above {Show(min)} and below {Show(max)}",
        };

    private bool IsWithin(double number) =>
        double.IsFinite(number)
        && (Min is not { } min || (Exclusive ? number > min : number >= min))
        && (Max is not { } max || (Exclusive ? number < max : number <= max));

    private static string HintFor(YamlScalar scalar)
    {
        if (scalar.IsQuoted && YamlNumber.Parse(scalar.Text) is not null)
        {
            return " Remove the quotes.";
        }

        var plain = scalar.Text.Replace("_", "", StringComparison.Ordinal).Replace(',', '.');
        return YamlNumber.Parse(plain) is null
            ? ""
            : $" Write {plain}: a point for decimals, nothing between thousands.";
    }

    // 0.000001 rather than 1E-06.
    private static string Show(double number) =>
        Math.Abs(number) is 0 or (> 1e-12 and < 1e15)
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString(CultureInfo.InvariantCulture);
}

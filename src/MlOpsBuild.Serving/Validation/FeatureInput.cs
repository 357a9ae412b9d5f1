using System.Text;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Validation;

/// <summary>
/// Turns what a client sends for one feature into the number that the model takes, or notes what is wrong with it. Immutable.
/// </summary>
internal sealed class FeatureInput
{
    private readonly FeatureContract _contract;
    private readonly double _min;
    private readonly double _max;
    private readonly Utf8Table? _values; // texts of a category, or spellings of a boolean
    private readonly bool _takesAnyText;
    private readonly FeatureExpectation _expected;

    /// <summary>Prepares a feature.</summary>
    /// <exception cref="ModelFormatException">The default is no value of the feature.</exception>
    public FeatureInput(FeatureContract contract, FeatureSpec spec)
    {
        _contract = contract;
        Utf8Name = Encoding.UTF8.GetBytes(contract.Name);
        _min = contract.Min ?? double.NegativeInfinity;
        _max = contract.Max ?? double.PositiveInfinity;
        _expected = new FeatureExpectation(contract);
        if (contract.Type == FeatureType.Category)
        {
            _takesAnyText = contract.Values is null;
            _values = Categories(contract, spec);
        }
        else if (contract.Type == FeatureType.Boolean)
        {
            _values = Spellings(contract);
        }

        Default = contract.Default is { } text ? DefaultOf(text) : null;
    }

    /// <summary>The feature's name.</summary>
    public string Name => _contract.Name;

    /// <summary>Its name in UTF-8.</summary>
    public byte[] Utf8Name { get; }

    /// <summary>What its values are.</summary>
    public FeatureType Type => _contract.Type;

    /// <summary>What stands in where it is left out.</summary>
    public double? Default { get; }

    /// <summary>What it expects, as messages say it.</summary>
    public string Expected => _expected.Text;

    /// <summary>The number for a feature that a row leaves out.</summary>
    public double Absent(int row, InputProblems problems)
    {
        if (Default is { } value)
        {
            return value;
        }

        if (!_contract.Nullable)
        {
            Note(row, problems, "is missing, expected ", Expected);
        }

        return MissingValue.None;
    }

    /// <summary>The number for no value: <c>null</c>, or an empty cell.</summary>
    public double Null(int row, InputProblems problems)
    {
        if (!_contract.Nullable)
        {
            Note(row, problems, "is null, expected ", Expected);
        }

        return MissingValue.None;
    }

    /// <summary>The number for a number.</summary>
    public double Number(double value, int row, InputProblems problems)
    {
        if (Type == FeatureType.Category || (Type == FeatureType.Boolean && value is not (0 or 1)))
        {
            return Refuse(value, row, problems, Expected);
        }

        if (!double.IsFinite(value))
        {
            Note(row, problems, "is beyond what a 64-bit number holds, expected ", Expected);
            return double.NaN;
        }

        if (Type == FeatureType.Integer && value != Math.Truncate(value))
        {
            return Refuse(value, row, problems, "a whole number");
        }

        return value < _min || value > _max
            ? Refuse(value, row, problems, _expected.Domain)
            : value;
    }

    /// <summary>The number for a truth value.</summary>
    public double Flag(bool value, int row, InputProblems problems)
    {
        if (Type != FeatureType.Boolean)
        {
            Note(row, problems, value ? "is true, expected " : "is false, expected ", Expected);
        }

        return value ? 1 : 0;
    }

    /// <summary>The number for a text: a category, or the spelling of a truth value. Numbers in quotes are none.</summary>
    public double Text(ReadOnlySpan<byte> text, int row, InputProblems problems)
    {
        if (_values is null)
        {
            return Refuse(text, row, problems);
        }

        if (_values.TryFind(text, out var value))
        {
            return value;
        }

        if (_takesAnyText)
        {
            return MissingValue.Unseen;
        }

        if (Type == FeatureType.Boolean)
        {
            if (Ascii.EqualsIgnoreCase(text, "true"u8))
            {
                return 1;
            }

            if (Ascii.EqualsIgnoreCase(text, "false"u8))
            {
                return 0;
            }
        }

        return Refuse(text, row, problems);
    }

    /// <summary>
    /// The number for a text without a type, as files of text have them: an empty one is missing, spaces around numbers and truth
    /// values do not count.
    /// </summary>
    public double Cell(ReadOnlySpan<byte> text, int row, InputProblems problems)
    {
        if (text.IsEmpty)
        {
            return Null(row, problems);
        }

        if (Type == FeatureType.Category)
        {
            return Text(text, row, problems);
        }

        var trimmed = text.Trim(" \t"u8);
        if (Type == FeatureType.Boolean)
        {
            return trimmed.SequenceEqual("1"u8) ? 1
                : trimmed.SequenceEqual("0"u8) ? 0
                : Text(trimmed, row, problems);
        }

        const NumberStyles Styles =
            NumberStyles.AllowLeadingSign
            | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowExponent;
        // What is read without a digit is "NaN" or "Infinity": no number of a file.
        return
            trimmed.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0
            && double.TryParse(trimmed, Styles, CultureInfo.InvariantCulture, out var value)
            ? Number(value, row, problems)
            : Refuse(text, row, problems);
    }

    private static Utf8Table Categories(FeatureContract contract, FeatureSpec spec)
    {
        var indexes = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < spec.Categories.Count; i++)
        {
            indexes[spec.Categories[i]] = i;
        }

        return new Utf8Table(
            contract.Values is null
                ? indexes
                :
                [
                    .. contract
                        .Values.Distinct(StringComparer.Ordinal)
                        .Select(v =>
                            KeyValuePair.Create(
                                v,
                                indexes.GetValueOrDefault(v, MissingValue.Unseen)
                            )
                        ),
                ]
        );
    }

    private static Utf8Table Spellings(FeatureContract contract)
    {
        var spellings = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["false"] = 0,
            ["true"] = 1,
        };
        if (contract.Values is [var no, var yes])
        {
            spellings[no] = 0;
            spellings[yes] = 1;
        }

        return new Utf8Table(spellings);
    }

    private double DefaultOf(string text)
    {
        var problems = new InputProblems();
        var value = Cell(Encoding.UTF8.GetBytes(text), 0, problems);
        return problems.Count == 0
            ? value
            : throw new ModelFormatException(
                $"{ServingContract.FileName}: the default of '{Name}' {problems.Listed[0].Problem}."
            );
    }

    private double Refuse(double value, int row, InputProblems problems, string expected)
    {
        if (problems.IsFull)
        {
            problems.CountOnly();
        }
        else
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            problems.Add(row, Name, $"is {text}, expected {expected}");
        }

        return double.NaN;
    }

    private double Refuse(ReadOnlySpan<byte> text, int row, InputProblems problems)
    {
        if (problems.IsFull)
        {
            problems.CountOnly();
        }
        else
        {
            var hint =
                Type == FeatureType.Category
                    ? ShownText.Hint(text, _contract.Values ?? [], problems)
                    : "";
            var end = hint.Length > 0 ? "." : "";
            problems.Add(row, Name, $"is {ShownText.Quote(text)}, expected {Expected}{end}{hint}");
        }

        return double.NaN;
    }

    private void Note(int row, InputProblems problems, string found, string expected)
    {
        if (problems.IsFull)
        {
            problems.CountOnly();
        }
        else
        {
            problems.Add(row, Name, found + expected);
        }
    }
}

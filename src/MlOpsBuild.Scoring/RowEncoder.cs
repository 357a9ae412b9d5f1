namespace MlOpsBuild.Scoring;

/// <summary>
/// Turns named values into the numbers that <see cref="IScorer.ScoreRow"/> takes. Immutable and safe for many threads
/// at once.
/// </summary>
public sealed class RowEncoder
{
    private readonly Dictionary<string, int> _features;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>?[] _categories;

    /// <summary>Prepares the encoding of a model's rows.</summary>
    public RowEncoder(ModelSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        Signature = signature;
        _features = new(signature.Features.Count, StringComparer.Ordinal);
        _categories = new Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>?[
            signature.Features.Count
        ];
        for (var f = 0; f < signature.Features.Count; f++)
        {
            var feature = signature.Features[f];
            _features[feature.Name] = f;
            if (feature.Kind == FeatureKind.Category)
            {
                var map = new Dictionary<string, int>(
                    feature.Categories.Count,
                    StringComparer.Ordinal
                );
                for (var i = 0; i < feature.Categories.Count; i++)
                {
                    map[feature.Categories[i]] = i;
                }

                _categories[f] = map.GetAlternateLookup<ReadOnlySpan<char>>();
            }
        }
    }

    /// <summary>What the model takes.</summary>
    public ModelSignature Signature { get; }

    /// <summary>The index of the feature of that name, or -1.</summary>
    public int IndexOf(string name) => _features.TryGetValue(name, out var index) ? index : -1;

    /// <summary>
    /// Encodes a text. Categories: the index of the value, <see cref="MissingValue.Unseen"/> for one that training never saw. Numbers: its value in
    /// invariant notation; <c>true</c> is 1, <c>false</c> 0, an empty text missing (NaN).
    /// </summary>
    /// <exception cref="RowEncodingException">The feature is a number and the text is none.</exception>
    public double Encode(int feature, ReadOnlySpan<char> text)
    {
        if (_categories[feature] is { } categories)
        {
            return categories.TryGetValue(text, out var index) ? index : MissingValue.Unseen;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return Encode(feature, number);
        }

        return text.Trim() switch
        {
            "" => double.NaN,
            var t when t.Equals("true", StringComparison.OrdinalIgnoreCase) => 1,
            var t when t.Equals("false", StringComparison.OrdinalIgnoreCase) => 0,
            _ => throw new RowEncodingException(
                $"'{Signature.Features[feature].Name}' is '{Cut(text)}', expected a number.",
                Signature.Features[feature].Name
            ),
        };
    }

    /// <summary>
    /// Encodes a number; NaN is missing. For a category its shortest notation is the value, e.g. <c>60</c>.
    /// </summary>
    /// <exception cref="RowEncodingException">The number is infinite.</exception>
    public double Encode(int feature, double number)
    {
        if (double.IsInfinity(number))
        {
            throw new RowEncodingException(
                $"'{Signature.Features[feature].Name}' is infinite, expected a finite number.",
                Signature.Features[feature].Name
            );
        }

        if (_categories[feature] is not { } categories || double.IsNaN(number))
        {
            return number;
        }

        Span<char> text = stackalloc char[32];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return categories.TryGetValue(text[..length], out var index) ? index : MissingValue.Unseen;
    }

    /// <summary>Encodes a truth value: 1 or 0; for a category the value <c>true</c> or <c>false</c>.</summary>
    public double Encode(int feature, bool value) =>
        _categories[feature] is null ? (value ? 1 : 0) : Encode(feature, value ? "true" : "false");

    /// <summary>Encodes a whole row.</summary>
    /// <param name="values">
    /// By feature name a string, <see cref="double"/>, <see cref="long"/>, <see cref="int"/>, <see cref="bool"/> or
    /// <see langword="null"/> (missing). Every feature must be there, and nothing else.
    /// </param>
    /// <param name="row">Receives one number per feature of the signature.</param>
    /// <exception cref="RowEncodingException">A value is missing, unknown or of a wrong type.</exception>
    public void Encode(IReadOnlyDictionary<string, object?> values, Span<double> row)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var f = 0; f < Signature.Features.Count; f++)
        {
            var name = Signature.Features[f].Name;
            if (!values.TryGetValue(name, out var value))
            {
                throw new RowEncodingException(
                    $"The row has no '{name}'; give null where it is not known.",
                    name
                );
            }

            row[f] = value switch
            {
                null => double.NaN,
                string text => Encode(f, text),
                double number => Encode(f, number),
                long number => Encode(f, number),
                int number => Encode(f, number),
                bool flag => Encode(f, flag),
                _ => throw new RowEncodingException(
                    $"'{name}' is a {value.GetType().Name}, expected a string, number, bool or null.",
                    name
                ),
            };
        }

        if (values.Count != Signature.Features.Count)
        {
            var extra = values
                .Keys.Where(k => IndexOf(k) < 0)
                .Order(StringComparer.Ordinal)
                .First();
            throw new RowEncodingException($"The model has no feature '{extra}'.", extra);
        }
    }

    private static string Cut(ReadOnlySpan<char> text) =>
        text.Length <= 80 ? text.ToString() : $"{text[..80]}...";
}

using System.Text;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Validation;

/// <summary>What is known of a model's inputs before any request: each feature, and how to find it by name. Immutable.</summary>
internal sealed class InputPlan
{
    private readonly Utf8Table _byName;
    private readonly string[] _names;

    /// <summary>Prepares the inputs of a model.</summary>
    /// <exception cref="ModelFormatException">A default is no value of its feature.</exception>
    public InputPlan(ServingContract contract, ModelSignature signature)
    {
        _names = [.. contract.Features.Select(f => f.Name)];
        Features =
        [
            .. contract.Features.Zip(signature.Features, (c, spec) => new FeatureInput(c, spec)),
        ];
        _byName = new Utf8Table([.. _names.Select((n, i) => KeyValuePair.Create(n, (double)i))]);
    }

    /// <summary>The features, in the order of the model's signature.</summary>
    public FeatureInput[] Features { get; }

    /// <summary>The index of the feature of that name, or -1.</summary>
    /// <param name="name">The name, unescaped.</param>
    /// <param name="guess">The feature that it probably is: clients mostly keep the order.</param>
    public int Find(ReadOnlySpan<byte> name, int guess)
    {
        var features = Features;
        if ((uint)guess < (uint)features.Length && name.SequenceEqual(features[guess].Utf8Name))
        {
            return guess;
        }

        return _byName.TryFind(name, out var index) ? (int)index : -1;
    }

    /// <summary>Notes that a name is no feature's.</summary>
    public void NoteUnknown(ReadOnlySpan<byte> name, int row, InputProblems problems)
    {
        if (problems.IsFull)
        {
            problems.CountOnly();
            return;
        }

        var hint = ShownText.Hint(name, _names, problems);
        var shown = Encoding.UTF8.GetString(name[..Math.Min(name.Length, 240)]);
        problems.Add(
            row,
            Common.PlainText.Of(shown),
            $"is no feature of this model{(hint.Length > 0 ? "." : "")}{hint}"
        );
    }

    /// <summary>Notes that a feature stands twice.</summary>
    public void NoteTwice(int feature, int row, InputProblems problems) =>
        problems.Add(row, Features[feature].Name, "is given twice");
}

using System.Text.Unicode;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols.Learning;

/// <summary>
/// The form of a request with one row that was read before: all its bytes but the values. Clients send the same form again and
/// again; to compare bytes takes a fraction of the time of reading JSON. Whatever differs, or is wrong, is left to the readers.
/// Immutable.
/// </summary>
/// <param name="slots">Where the values stand, in order.</param>
/// <param name="tail">The bytes behind the last one.</param>
/// <param name="row">The values of features that have no place.</param>
/// <param name="wanted">Which outputs the form asks for.</param>
internal sealed class LearnedForm(Slot[] slots, byte[] tail, double[] row, WantedOutputs wanted)
{
    /// <summary>Reads a request of this form.</summary>
    /// <returns>Whether it is of this form and nothing is wrong; else the workspace is as before.</returns>
    public bool TryRead(ReadOnlySpan<byte> body, InputPlan plan, Workspace workspace)
    {
        if (!body.StartsWith(slots[0].Gap) || !Utf8.IsValid(body))
        {
            return false;
        }

        workspace.Reserve(1, row.Length);
        var values = workspace.Row(0, row.Length);
        row.CopyTo(values);
        Range id = default;
        var at = 0;
        foreach (var slot in slots)
        {
            if (!body[at..].StartsWith(slot.Gap))
            {
                return Refuse(workspace);
            }

            at += slot.Gap.Length;
            var token = Token.Read(body[at..]);
            if (slot.Feature == Slot.Id)
            {
                if (token.Kind != TokenKind.Text)
                {
                    return Refuse(workspace);
                }

                id = at..(at + token.Length);
            }
            else
            {
                values[slot.Feature] = ValueOf(
                    token,
                    body.Slice(at, token.Length),
                    plan.Features[slot.Feature],
                    slot.Type,
                    workspace.Problems
                );
            }

            at += token.Length;
            if (token.Kind == TokenKind.None || workspace.Problems.Count > 0)
            {
                return Refuse(workspace);
            }
        }

        if (!body[at..].SequenceEqual(tail))
        {
            return Refuse(workspace);
        }

        workspace.Rows = 1;
        workspace.Id = id;
        workspace.Wanted = wanted;
        return true;
    }

    private static double ValueOf(
        Token token,
        ReadOnlySpan<byte> text,
        FeatureInput feature,
        TensorType type,
        InputProblems problems
    )
    {
        switch (token.Kind)
        {
            case TokenKind.Number:
                var number = JsonNumber.Parse(text);
                if (type == TensorType.Unknown)
                {
                    return feature.Number(number, 0, problems);
                }

                // NaN stands for what the type does not hold, and is no value of any feature.
                return feature.Number(TensorTypes.Convert(type, number), 0, problems);
            case TokenKind.Text:
                return feature.Text(text[1..^1], 0, problems);
            case TokenKind.True:
                return feature.Flag(true, 0, problems);
            case TokenKind.False:
                return feature.Flag(false, 0, problems);
            case TokenKind.Null:
                return feature.Null(0, problems);
            default:
                return double.NaN;
        }
    }

    private static bool Refuse(Workspace workspace)
    {
        workspace.Problems.Clear();
        return false;
    }
}

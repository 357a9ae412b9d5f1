using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlOpsBuild.MLNet.Runtime;

/// <summary>
/// Scores rows one after the other: what ML.NET's <c>PredictionEngine</c> does, for columns that are known at run time only. For
/// one thread at a time.
/// </summary>
internal sealed class ScoringRow : IDisposable
{
    private readonly InputRow _input;
    private readonly DataViewRow _output;
    private readonly int[]? _slots;
    private readonly ValueGetter<float>? _number;
    private readonly ValueGetter<VBuffer<float>>? _vector;
    private readonly float[] _scores;
    private VBuffer<float> _buffer;

    public ScoringRow(IRowToRowMapper mapper, ModelInput input, ModelOutput output)
    {
        _input = new InputRow(input);
        _output = mapper.GetRow(_input, [output.Column]);
        _slots = output.Slots;
        _scores = new float[output.Slots?.Length ?? 0];
        if (_slots is null)
        {
            _number = _output.GetGetter<float>(output.Column);
        }
        else
        {
            _vector = _output.GetGetter<VBuffer<float>>(output.Column);
        }
    }

    /// <summary>Scores one encoded row.</summary>
    public void Score(ReadOnlySpan<double> features, Span<double> result)
    {
        _input.Set(features);
        if (_number is not null)
        {
            var value = 0f;
            _number(ref value);
            result[0] = value;
            return;
        }

        _vector!(ref _buffer);
        _buffer.CopyTo(_scores);
        for (var k = 0; k < _slots!.Length; k++)
        {
            result[k] = _scores[_slots[k]];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}

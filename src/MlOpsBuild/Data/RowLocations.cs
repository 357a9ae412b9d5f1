using MlOpsBuild.Common;

namespace MlOpsBuild.Data;

/// <summary>
/// Where each row of a <see cref="DataTable"/> was read. Rows on consecutive lines are kept as one run, so that a plain
/// file costs nothing.
/// </summary>
public sealed class RowLocations
{
    private readonly List<(int Row, int Line, string File)> _runs = [];
    private string _file = "";
    private int _expected;

    internal void BeginFile(string file)
    {
        _file = file;
        _expected = 0;
    }

    internal void Add(int firstRow, ReadOnlySpan<int> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != _expected)
            {
                _runs.Add((firstRow + i, lines[i], _file));
                _expected = lines[i];
            }

            _expected++;
        }
    }

    /// <summary>The file and the line on which row <paramref name="row"/> (from 0) starts.</summary>
    public SourceLocation Of(int row)
    {
        int low = 0,
            high = _runs.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _runs[middle].Row <= row ? (middle, high) : (low, middle - 1);
        }

        return _runs.Count == 0
            ? new SourceLocation("")
            : new SourceLocation(_runs[low].File, _runs[low].Line + row - _runs[low].Row);
    }
}

namespace MlOpsBuild.Data.Readers;

/// <summary>
/// Some complete rows in a byte buffer, not copied: where each cell starts and how long it is, row after row. Quotes
/// are removed already. A length of 0 is a missing value.
/// </summary>
internal sealed class RowBatch
{
    private int[] _starts = new int[4096];
    private int[] _lengths = new int[4096];
    private int[] _lines = new int[256];

    public byte[] Bytes { get; set; } = [];

    /// <summary>The file's name in messages.</summary>
    public string File { get; set; } = "";

    /// <summary>Cells per row.</summary>
    public int Columns { get; set; }

    public int Rows { get; private set; }

    /// <summary>Cells noted so far, those of an unfinished row included.</summary>
    public int Cells { get; set; }

    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Cells);

    /// <summary>Changed only by who removes the escapes of quoted cells.</summary>
    public Span<int> Lengths => _lengths.AsSpan(0, Cells);

    /// <summary>The line each row starts on, from 1.</summary>
    public ReadOnlySpan<int> Lines => _lines.AsSpan(0, Rows);

    public ReadOnlySpan<byte> Cell(int index) => Bytes.AsSpan(_starts[index], _lengths[index]);

    public void AddCell(int start, int length)
    {
        var index = Cells;
        if (index == _starts.Length)
        {
            Array.Resize(ref _starts, index * 2);
            Array.Resize(ref _lengths, index * 2);
        }

        _starts[index] = start;
        _lengths[index] = length;
        Cells = index + 1;
    }

    public void EndRow(int line)
    {
        if (Rows == _lines.Length)
        {
            Array.Resize(ref _lines, Rows * 2);
        }

        _lines[Rows++] = line;
    }

    public void Clear()
    {
        Rows = 0;
        Cells = 0;
    }
}

using System.Runtime.CompilerServices;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>
/// What one request needs while it is worked on. Taken from the thread and given back, so that requests allocate nothing.
/// </summary>
internal sealed class Workspace
{
    // What an unusually large request made grow is not kept.
    private const int MaxKeptBytes = 1 << 18;

    [ThreadStatic]
    private static Workspace? t_free;

    private double[] _features = new double[64];
    private double[] _outputs = new double[8];
    private byte[] _scratch = new byte[512];
    private int[] _seen = new int[32];
    private int _stamp;
    private long _deadline;

    private Workspace() { }

    /// <summary>What is wrong with the request.</summary>
    public InputProblems Problems { get; } = new();

    /// <summary>The body of the answer.</summary>
    public TextBuffer Answer { get; } = new();

    /// <summary>How many rows there are.</summary>
    public int Rows { get; set; }

    /// <summary>The most rows that the request may have.</summary>
    public int MaxRows { get; private set; }

    /// <summary>Where in the body the request's <c>id</c> stands with its quotes; empty where it has none.</summary>
    public Range Id { get; set; }

    /// <summary>How many inputs were read: the next one is probably the feature of that index.</summary>
    public int NextTensor { get; set; }

    /// <summary>Which outputs are asked for.</summary>
    public WantedOutputs Wanted { get; set; }

    /// <summary>A workspace for a request.</summary>
    /// <param name="maxRows">The most rows that it may have.</param>
    /// <param name="deadline">When it must be answered, as a timestamp of the system; 0: whenever.</param>
    public static Workspace Take(int maxRows, long deadline)
    {
        var workspace = t_free ?? new Workspace();
        t_free = null;
        workspace.MaxRows = maxRows;
        workspace._deadline = deadline;
        workspace.Rows = 0;
        workspace.Id = default;
        workspace.NextTensor = 0;
        workspace.Wanted = WantedOutputs.All;
        workspace.Answer.Clear();
        return workspace;
    }

    /// <summary>Gives it back; it must not be used any more.</summary>
    public void Return()
    {
        if (Problems.Count > 0)
        {
            Problems.Clear();
        }

        var kept =
            Answer.Capacity
            + _scratch.Length
            + ((_features.Length + _outputs.Length) * sizeof(double));
        if (kept <= MaxKeptBytes)
        {
            t_free = this;
        }
    }

    /// <summary>The encoded rows, one after the other.</summary>
    public Span<double> Features(int columns) => _features.AsSpan(0, Rows * columns);

    /// <summary>The encoded rows, one after the other, for those who come back to them.</summary>
    public ReadOnlyMemory<double> FeaturesMemory(int columns) =>
        _features.AsMemory(0, Rows * columns);

    /// <summary>The values of one row.</summary>
    public Span<double> Row(int row, int columns) => _features.AsSpan(row * columns, columns);

    /// <summary>Room for the outputs, one row after the other.</summary>
    public Span<double> Outputs(int width)
    {
        if (_outputs.Length < Rows * width)
        {
            _outputs = new double[Rows * width];
        }

        return _outputs.AsSpan(0, Rows * width);
    }

    /// <summary>Makes room for rows; what is there stays.</summary>
    /// <exception cref="RequestException">There are too many.</exception>
    public void Reserve(int rows, int columns)
    {
        if (rows > MaxRows)
        {
            throw new RequestException(
                413,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The request has more than {MaxRows} rows, which is the most that one may have. Send them in parts."
                )
            );
        }

        if (_features.Length < (long)rows * columns)
        {
            Array.Resize(ref _features, (int)Math.Max(2L * _features.Length, (long)rows * columns));
        }
    }

    /// <summary>Room for bytes that are needed for a moment.</summary>
    public Span<byte> Scratch(int length)
    {
        if (_scratch.Length < length)
        {
            _scratch = new byte[Math.Max(length, _scratch.Length * 2)];
        }

        return _scratch;
    }

    /// <summary>Starts to note which features were seen.</summary>
    public void StartSeeing(int columns)
    {
        if (_seen.Length < columns)
        {
            _seen = new int[columns];
        }

        if (++_stamp == int.MaxValue)
        {
            Array.Clear(_seen);
            _stamp = 1;
        }
    }

    /// <summary>Notes a feature.</summary>
    /// <returns>Whether it was not seen before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool See(int feature)
    {
        ref var seen = ref _seen[feature];
        if (seen == _stamp)
        {
            return false;
        }

        seen = _stamp;
        return true;
    }

    /// <summary>Whether a feature was seen.</summary>
    public bool HasSeen(int feature) => _seen[feature] == _stamp;

    /// <summary>Is called now and then while there is much to do.</summary>
    /// <exception cref="RequestException">The time is over.</exception>
    public void CheckTime()
    {
        if (_deadline != 0 && TimeProvider.System.GetTimestamp() > _deadline)
        {
            throw new RequestException(
                503,
                "The request took longer than it may. Send fewer rows, or try again later."
            );
        }
    }
}

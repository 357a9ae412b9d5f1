namespace MlOpsBuild.Serving.Validation;

/// <summary>All that is wrong with a request: counted, and the first of them listed.</summary>
internal sealed class InputProblems
{
    /// <summary>How many are listed.</summary>
    public const int MaxListed = 100;

    // To look for what was probably meant takes time, which nobody shall be able to ask for at will.
    private const int MaxHints = 10;

    private readonly List<InputProblem> _listed = [];
    private int _hints;

    /// <summary>How many there are, listed or not.</summary>
    public int Count { get; private set; }

    /// <summary>The first ones, in the order in which they were found.</summary>
    public IReadOnlyList<InputProblem> Listed => _listed;

    /// <summary>Whether another one would be counted only, so that its text need not be made.</summary>
    public bool IsFull => _listed.Count == MaxListed;

    /// <summary>How many there are, in a sentence.</summary>
    public string Summary =>
        Count switch
        {
            1 => "The input has a problem.",
            > MaxListed => string.Create(
                CultureInfo.InvariantCulture,
                $"The input has {Count} problems; the first {MaxListed} are listed."
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"The input has {Count} problems."),
        };

    /// <summary>Notes one.</summary>
    public void Add(int row, string? feature, string problem)
    {
        Count++;
        if (!IsFull)
        {
            _listed.Add(new InputProblem(row, feature, problem));
        }
    }

    /// <summary>Notes one that is not listed.</summary>
    public void CountOnly() => Count++;

    /// <summary>Whether the next one may suggest what was meant; counts that it does.</summary>
    public bool MayHint() => _hints++ < MaxHints;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Count = 0;
        _hints = 0;
        _listed.Clear();
    }
}

using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols.Learning;

/// <summary>The few forms of requests that a model's clients use. Safe for many threads.</summary>
internal sealed class LearnedForms
{
    /// <summary>How many forms are kept.</summary>
    public const int MaxForms = 4;

    private const int MaxLength = 1 << 14;

    // Once there are as many as fit, one is replaced only now and then: else clients of many forms would learn all the time.
    private const int MissesPerChange = 256;

    private LearnedForm[] _forms = [];
    private int _misses;
    private int _next;

    /// <summary>Reads a request of a known form.</summary>
    /// <returns>Whether it is of one and nothing is wrong; else the workspace is as before.</returns>
    public bool TryRead(ReadOnlySpan<byte> body, InputPlan plan, Workspace workspace)
    {
        foreach (var form in Volatile.Read(ref _forms))
        {
            if (form.TryRead(body, plan, workspace))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Learns the form of a request that the readers took without a problem.</summary>
    public void Learn(
        BodyFormat format,
        ReadOnlySpan<byte> body,
        InputPlan plan,
        Workspace workspace
    )
    {
        var forms = Volatile.Read(ref _forms);
        if (
            workspace.Rows != 1
            || body.Length > MaxLength
            || (
                forms.Length == MaxForms
                && Interlocked.Increment(ref _misses) % MissesPerChange != 0
            )
            || FormLearner.Learn(format, body, plan, workspace.Wanted) is not { } form
        )
        {
            return;
        }

        // Where two threads learn at once, one of the forms is learned again later.
        LearnedForm[] changed = forms.Length < MaxForms ? [.. forms, form] : [.. forms];
        if (forms.Length == MaxForms)
        {
            changed[(Interlocked.Increment(ref _next) & int.MaxValue) % MaxForms] = form;
        }

        Interlocked.CompareExchange(ref _forms, changed, forms);
    }
}

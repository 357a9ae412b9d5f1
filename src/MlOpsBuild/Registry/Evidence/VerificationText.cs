using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>The checks for people, one line each.</summary>
public static class VerificationText
{
    /// <summary>The lines and a last one that sums them up.</summary>
    /// <param name="model">What was verified.</param>
    /// <param name="checks">The checks.</param>
    public static string Render(string model, IReadOnlyList<VerificationCheck> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var text = new StringBuilder();
        var width = checks.Max(c => c.Name.Length);
        foreach (var check in checks)
        {
            text.Append(WordOf(check.State).PadRight("not checked".Length))
                .Append("  ")
                .Append(PlainText.Of(check.Name).PadRight(width))
                .Append("  ")
                .Append(PlainText.Of(check.Detail))
                .Append('\n');
        }

        return text.Append(Summary(model, checks)).Append('\n').ToString();
    }

    /// <summary><c>m v1.0.0: 9 ok, 1 not checked</c>.</summary>
    public static string Summary(string model, IReadOnlyList<VerificationCheck> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var parts = new[]
        {
            VerificationState.Failed,
            VerificationState.Ok,
            VerificationState.NotChecked,
        }
            .Select(s => (State: s, Count: checks.Count(c => c.State == s)))
            .Where(s => s.Count > 0)
            .Select(s =>
                string.Create(CultureInfo.InvariantCulture, $"{s.Count} {WordOf(s.State)}")
            );
        return $"{model}: {string.Join(", ", parts)}";
    }

    private static string WordOf(VerificationState state) =>
        state switch
        {
            VerificationState.Ok => "ok",
            VerificationState.Failed => "failed",
            _ => "not checked",
        };
}

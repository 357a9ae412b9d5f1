using System.Text;

namespace MlOpsBuild.Pipelines;

/// <summary>A plan as plain text: one line a stage, with one more for each further change.</summary>
public static class ExplainText
{
    /// <summary>Renders plans; lines end with LF, the last one too.</summary>
    public static string Render(IReadOnlyList<StagePlan> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var width = plans.Count == 0 ? 0 : plans.Max(plan => plan.Name.Length);
        var text = new StringBuilder();
        foreach (var plan in plans)
        {
            var start = $"{plan.Name.PadRight(width)}  {Word(plan.Status), -7}  ";
            if (plan.Changes.Count == 0)
            {
                text.Append(start).Append(plan.Reason).Append('\n');
                continue;
            }

            foreach (var change in plan.Changes)
            {
                text.Append(start).Append(StageReason.Of(change)).Append('\n');
                start = new string(' ', start.Length);
            }
        }

        text.Append(plans.Count == 0 ? "" : "\n").Append(Summary(plans)).Append('\n');
        if (plans.Any(plan => plan.Key is null))
        {
            text.Append(
                "A stage below one that runs is skipped if the same comes out as before.\n"
            );
        }

        return text.ToString();
    }

    private static string Summary(IReadOnlyList<StagePlan> plans)
    {
        var parts = new List<string>();
        Add(StageStatus.Hit, "unchanged");
        Add(StageStatus.Restored, "to restore from the store");
        Add(StageStatus.Miss, "to run");
        var stages = plans.Count == 1 ? "stage" : "stages";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{plans.Count} {stages}{(parts.Count == 0 ? "" : ": ")}{string.Join(", ", parts)}"
        );

        void Add(StageStatus status, string word)
        {
            var count = plans.Count(plan => plan.Status == status);
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {word}"));
            }
        }
    }

    private static string Word(StageStatus status) =>
        status switch
        {
            StageStatus.Hit => "hit",
            StageStatus.Restored => "restore",
            _ => "miss",
        };
}

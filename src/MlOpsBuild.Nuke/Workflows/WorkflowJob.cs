namespace MlOpsBuild.Nuke.Workflows;

/// <summary>A job, written with only what it has.</summary>
internal sealed record WorkflowJob
{
    public required string Id { get; init; }

    /// <summary>What the check is called. <value>The default value is empty: its id.</value></summary>
    public string Name { get; init; } = "";
    public string Condition { get; init; } = "";
    public IReadOnlyList<string> Needs { get; init; } = [];
    public required string Image { get; init; }

    /// <summary>The deployment environment, with its approvals and secrets.</summary>
    public string Environment { get; init; } = "";
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>Runs of the same group wait for each other; none is cancelled while it runs.</summary>
    public string ConcurrencyGroup { get; init; } = "";
    public string Strategy { get; init; } = "";

    /// <summary>Variables of all steps, each <c>NAME: value</c>.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Values for later jobs, each <c>name: expression</c>.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];
    public required int TimeoutMinutes { get; init; }
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Writes it below <c>jobs:</c>.</summary>
    public void Write(WorkflowText text)
    {
        text.Add(1, $"{Id}:");
        AddValue(text, "name", Name);
        AddValue(text, "if", Condition);
        AddValue(text, "needs", Needs.Count == 0 ? "" : $"[{string.Join(", ", Needs)}]");
        AddValue(text, "runs-on", Image);
        AddValue(text, "timeout-minutes", TimeoutMinutes.ToString(CultureInfo.InvariantCulture));
        AddValue(text, "environment", Environment);
        AddList(text, "permissions", Permissions);
        if (ConcurrencyGroup.Length > 0)
        {
            AddList(
                text,
                "concurrency",
                [$"group: {ConcurrencyGroup}", "cancel-in-progress: false"]
            );
        }

        text.Add(2, Strategy);
        AddList(text, "outputs", Outputs);
        AddList(text, "env", Variables);
        text.Add(2, "steps:");
        text.AddAll(3, Steps);
    }

    private static void AddValue(WorkflowText text, string key, string value)
    {
        if (value.Length > 0)
        {
            text.Add(2, $"{key}: {value}");
        }
    }

    private static void AddList(WorkflowText text, string key, IReadOnlyList<string> values)
    {
        var given = values.Where(v => v.Length > 0).ToList();
        if (given.Count > 0)
        {
            text.Add(2, $"{key}:").AddAll(3, given);
        }
    }
}

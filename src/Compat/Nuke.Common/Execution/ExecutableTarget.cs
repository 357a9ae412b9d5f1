using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Execution;

/// <summary>The state of a target.</summary>
public enum ExecutionStatus
{
    None,
    Scheduled,
    NotRun,
    Skipped,
    Succeeded,
    Failed,
    Running,
    Aborted,

    /// <summary>A target without actions: it only names others.</summary>
    Collective,
}

/// <summary>A target of the build with everything its definition says.</summary>
public class ExecutableTarget
{
    internal Stopwatch Stopwatch { get; } = new();

    public MemberInfo Member { get; set; }
    public string Name { get; set; }
    public string Description { get; set; }
    public bool Listed { get; set; } = true;
    public Delegate Factory { get; set; }
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];
    public DependencyBehavior DependencyBehavior { get; internal set; }
    public bool AssuredAfterFailure { get; internal set; }
    public bool ProceedAfterFailure { get; internal set; }
    public List<LambdaExpression> DelegateRequirements { get; } = [];
    public List<ToolRequirement> ToolRequirements { get; } = [];
    public List<Action> Actions { get; } = [];
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];
    public List<ExecutableTarget> OrderDependencies { get; } = [];
    public List<ExecutableTarget> TriggerDependencies { get; } = [];
    public List<ExecutableTarget> Triggers { get; } = [];
    public IReadOnlyCollection<ExecutableTarget> AllDependencies
    {
        get
        {
            var all = new HashSet<ExecutableTarget>(ExecutionDependencies);
            all.UnionWith(OrderDependencies);
            all.UnionWith(TriggerDependencies);
            return all;
        }
    }
    public LookupTable<ExecutableTarget, string> ArtifactDependencies { get; } = new();
    public List<string> ArtifactProducts { get; } = [];
    public int? PartitionSize { get; set; }
    public TimeSpan Duration => Stopwatch.Elapsed;
    public bool IsDefault { get; set; }
    public ExecutionStatus Status { get; set; }
    public bool Invoked { get; set; }
    public Dictionary<string, string> SummaryInformation { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the target was skipped, where no condition was the reason.</summary>
    public string Skipped { get; set; }

    /// <summary>The condition that was not met.</summary>
    public string OnlyWhen { get; set; }

    public override string ToString() => Name;
}

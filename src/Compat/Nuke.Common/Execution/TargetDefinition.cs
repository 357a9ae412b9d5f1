using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Records what a target's definition says; other targets are looked up once all are known.</summary>
internal sealed class TargetDefinition : ITargetDefinition
{
    private readonly NukeBuild _build;
    private readonly ExecutableTarget _target;
    private readonly TargetLookup _lookup;
    private IEnumerator<Func<Target>> _bases;

    public TargetDefinition(NukeBuild build, ExecutableTarget target, TargetLookup lookup)
    {
        _build = build;
        _target = target;
        _lookup = lookup;
    }

    public ITargetDefinition Description(string description)
    {
        _target.Description = description;
        return this;
    }

    public ITargetDefinition Executes(params Action[] actions)
    {
        _target.Actions.AddRange(actions);
        return this;
    }

    public ITargetDefinition Executes<T>(Func<T> action)
    {
        _target.Actions.Add(() => action());
        return this;
    }

    public ITargetDefinition Executes(Func<Task> action) =>
        Executes(() => action().GetAwaiter().GetResult());

    public ITargetDefinition DependsOn(params Target[] targets) =>
        Add(_target.ExecutionDependencies, Find(targets));

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) =>
        Add(_target.ExecutionDependencies, Find(targets));

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) =>
        _build is T ? DependsOn(targets) : this;

    public ITargetDefinition DependentFor(params Target[] targets) =>
        AddTo(Find(targets), x => x.ExecutionDependencies);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) =>
        AddTo(Find(targets), x => x.ExecutionDependencies);

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) =>
        _build is T ? DependentFor(targets) : this;

    public ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition,
        string conditionExpression = null
    )
    {
        _target.DynamicConditions.Add((GetConditionText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string conditionExpression = null)
    {
        _target.StaticConditions.Add((GetConditionText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition Requires<T>(
        Expression<Func<T>> parameterRequirement,
        params Expression<Func<T>>[] parameterRequirements
    )
        where T : class => AddRequirements(parameterRequirement, parameterRequirements);

    public ITargetDefinition Requires<T>(
        Expression<Func<T?>> parameterRequirement,
        params Expression<Func<T?>>[] parameterRequirements
    )
        where T : struct => AddRequirements(parameterRequirement, parameterRequirements);

    public ITargetDefinition Requires(
        Expression<Func<bool>> requirement,
        params Expression<Func<bool>>[] requirements
    ) => AddRequirements(requirement, requirements);

    public ITargetDefinition Requires<T>()
        where T : IRequireTool => AddToolRequirement(typeof(T), version: null);

    public ITargetDefinition Requires<T>(string version)
        where T : IRequireToolWithVersion => AddToolRequirement(typeof(T), version);

    public ITargetDefinition Requires(
        Expression<Func<Tool>> tool,
        params Expression<Func<Tool>>[] tools
    )
    {
        foreach (var member in tools.Prepend(tool).Select(MemberAccess.GetMember))
            _target.ToolRequirements.Add(
                member
                    .GetCustomAttribute<ToolInjectionAttributeBase>()
                    .NotNull(
                        $"Member '{member.Name}' is required from target '{_target.Name}' but not marked with an injection attribute of a tool"
                    )
                    .GetRequirement(member)
            );

        return this;
    }

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior)
    {
        _target.DependencyBehavior = dependencyBehavior;
        return this;
    }

    public ITargetDefinition Before(params Target[] targets) =>
        AddTo(Find(targets), x => x.OrderDependencies);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) =>
        AddTo(Find(targets), x => x.OrderDependencies);

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) =>
        _build is T ? Before(targets) : this;

    public ITargetDefinition After(params Target[] targets) =>
        Add(_target.OrderDependencies, Find(targets));

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) =>
        Add(_target.OrderDependencies, Find(targets));

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) =>
        _build is T ? After(targets) : this;

    public ITargetDefinition Triggers(params Target[] targets) => AddTriggers(Find(targets));

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) =>
        AddTriggers(Find(targets));

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) =>
        _build is T ? Triggers(targets) : this;

    public ITargetDefinition TriggeredBy(params Target[] targets) => AddTriggeredBy(Find(targets));

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) =>
        AddTriggeredBy(Find(targets));

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) =>
        _build is T ? TriggeredBy(targets) : this;

    public ITargetDefinition AssuredAfterFailure()
    {
        _target.AssuredAfterFailure = true;
        return this;
    }

    public ITargetDefinition ProceedAfterFailure()
    {
        _target.ProceedAfterFailure = true;
        return this;
    }

    public ITargetDefinition Unlisted()
    {
        _target.Listed = false;
        return this;
    }

    public ITargetDefinition Base()
    {
        _bases ??= BaseTargets.Get(_build, _target.Member).GetEnumerator();
        Assert.True(
            _bases.MoveNext(),
            $"Target '{_target.Name}' does not override another definition"
        );
        return Inherit(_bases.Current());
    }

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var target in targets)
            target(this);

        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        var members = targets.Select(MemberAccess.GetMember).DefaultIfEmpty();
        foreach (var member in members)
            Inherit(BaseTargets.GetNonVirtual(_build, member ?? GetOnlyTarget<T>())());

        return this;
    }

    public ITargetDefinition Produces(params string[] artifacts)
    {
        _target.ArtifactProducts.AddRange(artifacts);
        return this;
    }

    public ITargetDefinition Consumes(params Target[] targets) =>
        AddArtifacts(Find(targets), artifacts: null);

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) =>
        AddArtifacts(Find(targets), artifacts: null);

    public ITargetDefinition Consumes(Target target, params string[] artifacts) =>
        AddArtifacts(Find([target]), artifacts);

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) =>
        AddArtifacts(Find([target]), artifacts);

    public ITargetDefinition Consumes<T>(params string[] artifacts) =>
        AddArtifacts(Find(Array.Empty<Func<T, Target>>()), artifacts);

    public ITargetDefinition Partition(int size)
    {
        Assert.True(size > 1, $"Partition size of target '{_target.Name}' must be 2 or more");
        _target.PartitionSize = size;
        return this;
    }

    /// <summary><c>() => Condition</c> without the arrow.</summary>
    private static string GetConditionText(string expression)
    {
        var arrow = expression?.IndexOf("=>", StringComparison.Ordinal) ?? -1;
        return arrow < 0 ? expression : expression[(arrow + 2)..].Trim();
    }

    private IEnumerable<ExecutableTarget> Find(IEnumerable<Target> targets) =>
        targets.Select(_lookup.Find);

    /// <summary>The one target that a component declares: <c>DependsOn&lt;ICompile&gt;()</c>.</summary>
    private PropertyInfo GetOnlyTarget<T>()
    {
        var properties = typeof(T)
            .GetProperties(MemberAccess.AllInstance)
            .Where(x => x.PropertyType == typeof(Target))
            .ToList();
        Assert.True(
            properties.Count == 1,
            $"Target '{_target.Name}' names '{typeof(T).Name}' without a target: it must declare exactly one, and declares {properties.Count}"
        );
        return properties[0];
    }

    private IEnumerable<ExecutableTarget> Find<T>(IEnumerable<Func<T, Target>> targets)
    {
        if (_build is not T component)
            throw new InvalidOperationException(
                $"Target '{_target.Name}' needs '{typeof(T).Name}', which '{_build.GetType().Name}' does not implement"
            );

        var factories = targets.Select(x => x(component)).ToList();
        return factories.Count > 0
            ? factories.Select(_lookup.Find)
            : [_lookup.Find((Target)MemberAccess.GetValue(GetOnlyTarget<T>(), component))];
    }

    private TargetDefinition Add(List<ExecutableTarget> list, IEnumerable<ExecutableTarget> targets)
    {
        foreach (var target in targets)
        {
            if (!list.Contains(target))
                list.Add(target);
        }

        return this;
    }

    private TargetDefinition AddTo(
        IEnumerable<ExecutableTarget> targets,
        Func<ExecutableTarget, List<ExecutableTarget>> list
    )
    {
        foreach (var target in targets)
            Add(list(target), [_target]);

        return this;
    }

    private TargetDefinition AddTriggers(IEnumerable<ExecutableTarget> targets)
    {
        foreach (var target in targets)
        {
            Add(_target.Triggers, [target]);
            Add(target.TriggerDependencies, [_target]);
        }

        return this;
    }

    private TargetDefinition AddTriggeredBy(IEnumerable<ExecutableTarget> targets)
    {
        foreach (var target in targets)
        {
            Add(target.Triggers, [_target]);
            Add(_target.TriggerDependencies, [target]);
        }

        return this;
    }

    private TargetDefinition AddRequirements<T>(
        Expression<Func<T>> first,
        IEnumerable<Expression<Func<T>>> others
    )
    {
        _target.DelegateRequirements.Add(first);
        _target.DelegateRequirements.AddRange(others);
        return this;
    }

    private TargetDefinition AddToolRequirement(Type tasks, string version)
    {
        _target.ToolRequirements.Add(
            tasks
                .GetCustomAttribute<ToolAttribute>()
                .NotNull($"'{tasks.Name}' does not say by an attribute what its tool is")
                .GetRequirement(version)
        );
        return this;
    }

    private TargetDefinition AddArtifacts(IEnumerable<ExecutableTarget> targets, string[] artifacts)
    {
        foreach (var target in targets)
        {
            if (artifacts is { Length: > 0 })
                _target.ArtifactDependencies.AddRange(target, artifacts);
            else
                _target.ArtifactDependencies.AddRange(target, target.ArtifactProducts);
        }

        return this;
    }
}

using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>The fluent definition of one target.</summary>
/// <remarks>All members are here but <c>DependsOnContext</c>.</remarks>
public interface ITargetDefinition
{
    /// <summary>Describes the target in the help text.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Adds actions, run in the order in which they were added.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Adds an action whose result is not used.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Adds an asynchronous action, awaited before the target ends.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Runs the given targets before this one.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <summary>As above, for targets of a component; without arguments, its only one.</summary>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="DependsOn{T}"/>, where the build implements <typeparamref name="T"/>.</summary>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>Makes this target a dependency of the given ones.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Skips the target when the condition is false at the moment it is reached.</summary>
    ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string conditionExpression = null
    );

    /// <summary>Skips the target when the condition is false before the first target runs.</summary>
    ITargetDefinition OnlyWhenStatic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string conditionExpression = null
    );

    /// <summary>Requires parameters to have a value.</summary>
    ITargetDefinition Requires<T>(
        Expression<Func<T>> parameterRequirement,
        params Expression<Func<T>>[] parameterRequirements
    )
        where T : class;

    ITargetDefinition Requires<T>(
        Expression<Func<T?>> parameterRequirement,
        params Expression<Func<T?>>[] parameterRequirements
    )
        where T : struct;

    /// <summary>Requires conditions to hold.</summary>
    ITargetDefinition Requires(
        Expression<Func<bool>> requirement,
        params Expression<Func<bool>>[] requirements
    );

    /// <summary>Requires the tool of a task class, such as <c>DockerTasks</c>, to be on the machine.</summary>
    ITargetDefinition Requires<T>()
        where T : IRequireTool;

    /// <summary>Requires the tool of a task class, in a version.</summary>
    ITargetDefinition Requires<T>(string version)
        where T : IRequireToolWithVersion;

    /// <summary>Requires injected tools to be on the machine.</summary>
    ITargetDefinition Requires(Expression<Func<Tool>> tool, params Expression<Func<Tool>>[] tools);

    /// <summary>Says what happens to dependencies when this target is skipped.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Orders this target before others, if both are to run.</summary>
    ITargetDefinition Before(params Target[] targets);

    ITargetDefinition Before<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets);

    /// <summary>Orders this target after others, if both are to run.</summary>
    ITargetDefinition After(params Target[] targets);

    ITargetDefinition After<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the given targets after this one.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target after the given ones.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets);

    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the target even after another one has failed.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Goes on with other targets when this one fails. The build still fails.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Hides the target from the help text.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Applies the definition that this target overrides.</summary>
    ITargetDefinition Base();

    /// <summary>Applies the definitions of the given targets.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Applies the definitions of the given targets as <typeparamref name="T"/> declares them.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets);

    /// <summary>Names the artifacts that the target leaves behind.</summary>
    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>Names the targets whose artifacts this one needs.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);

    ITargetDefinition Consumes(Target target, params string[] artifacts);

    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts);

    /// <summary>As above, of the one target that <typeparamref name="T"/> declares.</summary>
    ITargetDefinition Consumes<T>(params string[] artifacts);

    /// <summary>Splits the target into parts, each of which a server may run on another agent.</summary>
    ITargetDefinition Partition(int size);
}

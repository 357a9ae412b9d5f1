using System.Globalization;
using System.Reflection;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>The extensions of a build, and after them the build's own overrides.</summary>
internal sealed class BuildExtensions
{
    private readonly NukeBuild _build;
    private readonly List<IBuildExtension> _extensions = [];

    public BuildExtensions(NukeBuild build)
    {
        _build = build;
        if (!build.GetType().IsDefined(typeof(BuildExtensionAttributeBase), inherit: true))
            return;

        foreach (
            var extension in build
                .GetType()
                .GetCustomAttributes<BuildExtensionAttributeBase>()
                .OrderByDescending(x => x.Priority)
        )
        {
            extension.Build = build;
            _extensions.Add(extension);
        }
    }

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> targets)
    {
        foreach (var extension in Get<IOnBuildCreated>(nameof(OnBuildCreated)))
            extension.OnBuildCreated(targets);

        _build.OnBuildCreated();
    }

    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> targets,
        IReadOnlyCollection<ExecutableTarget> plan
    )
    {
        foreach (var extension in Get<IOnBuildInitialized>(nameof(OnBuildInitialized)))
            extension.OnBuildInitialized(targets, plan);

        _build.OnBuildInitialized();
    }

    public void OnBuildFinished()
    {
        foreach (var extension in Get<IOnBuildFinished>(nameof(OnBuildFinished)))
            extension.OnBuildFinished();

        _build.OnBuildFinished();
    }

    public void OnTargetRunning(ExecutableTarget target)
    {
        foreach (var extension in Get<IOnTargetRunning>(nameof(OnTargetRunning)))
            extension.OnTargetRunning(target);

        _build.OnTargetRunning(target.Name);
    }

    public void OnTargetSkipped(ExecutableTarget target)
    {
        foreach (var extension in Get<IOnTargetSkipped>(nameof(OnTargetSkipped)))
            extension.OnTargetSkipped(target);

        _build.OnTargetSkipped(target.Name);
    }

    public void OnTargetSucceeded(ExecutableTarget target)
    {
        foreach (var extension in Get<IOnTargetSucceeded>(nameof(OnTargetSucceeded)))
            extension.OnTargetSucceeded(target);

        _build.OnTargetSucceeded(target.Name);
    }

    public void OnTargetFailed(ExecutableTarget target)
    {
        foreach (var extension in Get<IOnTargetFailed>(nameof(OnTargetFailed)))
            extension.OnTargetFailed(target);

        _build.OnTargetFailed(target.Name);
    }

    public void OnTargetSummaryUpdated(ExecutableTarget target)
    {
        foreach (var extension in Get<IOnTargetSummaryUpdated>(nameof(OnTargetSummaryUpdated)))
            extension.OnTargetSummaryUpdated(_build, target);
    }

    private List<T> Get<T>(string moment)
        where T : class, IBuildExtension
    {
        var found = new List<T>();
        foreach (var extension in _extensions)
        {
            if (extension is not T listener)
                continue;

            found.Add(listener);
            var name = extension.GetType().Name;
            if (name.EndsWith("Attribute", StringComparison.Ordinal))
                name = name[..^"Attribute".Length];

            Log.Verbose(
                "{Extension}.{Moment} ({Priority})",
                name,
                moment,
                extension.Priority.ToString(CultureInfo.InvariantCulture)
            );
        }

        return found;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>
/// What the components of one build share: the opened project, its stage outcomes and the cancellation by Ctrl+C.
/// Interfaces cannot hold fields, so it hangs on the build instance.
/// </summary>
internal sealed partial class PipelineSession : IDisposable
{
    private static readonly ConditionalWeakTable<INukeBuild, PipelineSession> Sessions = [];
    private readonly IHazPipeline _build;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly ConsoleStageObserver _observer = new();
    private ModelProject? _project;
    private bool _dataRejected;
    private bool _compared;

    private PipelineSession(IHazPipeline build)
    {
        _build = build;
        BuildPlugins.Add(build);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            _signals.Add(PosixSignalRegistration.Create(signal, Cancel));
        }
    }

    /// <summary>Whether the stages before the report came far enough: to a verdict, good or bad.</summary>
    public bool CanReport => _dataRejected || _compared;

    private ModelProject Project => _project ??= ModelProject.Open(Options);

    private ModelProjectOptions Options =>
        new()
        {
            Root = _build.RootDirectory,
            Model = _build.Model,
            Registry = (_build as IHazRegistry)?.Registry,
            Threads = _build.Threads ?? Environment.ProcessorCount,
            Command = Command,
            Observer = _observer,
        };

    private string Command =>
        field ??= CommandText.Of(_build.GetType(), [.. Environment.GetCommandLineArgs().Skip(1)]);

    /// <summary>The session of <paramref name="build"/>.</summary>
    public static PipelineSession Of(IHazPipeline build) =>
        Sessions.GetValue(build, b => new PipelineSession((IHazPipeline)b));

    /// <summary>Runs a target's work; a failure sets the documented exit code and is told where a report would be.</summary>
    public static async Task RunAsync(
        IHazPipeline build,
        Func<PipelineSession, Task> work,
        [CallerMemberName] string target = ""
    )
    {
        var session = Of(build);
        MlOpsException.ShowStackTrace = build.Verbosity == Verbosity.Verbose;
        try
        {
            if (build.Threads is < 1)
            {
                throw new UsageException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"--threads is {build.Threads}; it must be 1 or more."
                    )
                );
            }

            await work(session);
        }
        catch (Exception e)
        {
            var told = Told(e);
            if (told is not null)
            {
                // What failed first is how the run ended: that posting a rejection failed too does not undo it.
                build.ExitCode ??= (int)told.ExitCode;
            }

            session.NoteFailure(target, told ?? e);
            told ??= Quoting(e);
            if (told is null || ReferenceEquals(told, e))
            {
                throw;
            }

            throw told;
        }
    }

    // What is foreseen to go wrong, in the user's terms; anything else is a defect and keeps its stack.
    private static MlOpsException? Told(Exception e) =>
        e switch
        {
            MlOpsException told => told,
            OperationCanceledException => new MlOpsException(
                "Cancelled; nothing of the interrupted stage was recorded.",
                inner: e
            ),
            IOException or UnauthorizedAccessException => new MlOpsException(e.Message, inner: e),
            _ => null,
        };

    // A defect whose text would command the build server is shown without that.
    private static MlOpsException? Quoting(Exception e)
    {
        var text = e.ToString();
        return LogText.WithoutCommands(text) == text ? null : new MlOpsException(text);
    }

    public async Task CheckDataAsync()
    {
        try
        {
            await Project.CheckDataAsync(_cancellation.Token);
        }
        catch (RejectedException)
        {
            _dataRejected = true;
            throw;
        }
        finally
        {
            Summarise("check-data");
        }
    }

    public async Task TrainAsync()
    {
        await Project.TrainAsync(_cancellation.Token);
        Summarise("train");
    }

    public async Task EvaluateAsync()
    {
        var comparison = await Project.EvaluateAsync(_cancellation.Token);
        _compared = true;
        Summarise("evaluate", "compare");
        if (Rejection.Of(comparison) is { } rejection)
        {
            throw rejection;
        }
    }

    public async Task ReportAsync(string directory)
    {
        var summary = await Project.ReportAsync(directory, _cancellation.Token);
        Summarise("report");
        Screen.WriteLine();
        Screen.Write(summary);
        Screen.WriteLine(_observer.Totals());
        await NoteReportAsync(directory);
    }

    public async Task ExplainAsync(bool json)
    {
        var plan = await Project.ExplainAsync(_cancellation.Token);
        if (json)
        {
            Screen.WriteJson(ExplainJson.Render(plan));
            return;
        }

        Screen.Write(ExplainText.Render(plan));
    }

    public async Task InferSchemaAsync(bool force)
    {
        var path = await ModelProject.InferSchemaAsync(
            _build.RootDirectory,
            _build.Model,
            force,
            _cancellation.Token
        );
        Screen.Note($"Wrote {path}: review it and commit it");
    }

    public async Task PruneAsync(bool dryRun)
    {
        var result = await StorePruning.RunAsync(
            _build.RootDirectory,
            dryRun,
            Command,
            _observer,
            TimeProvider.System,
            _cancellation.Token
        );
        Screen.Write(PruneText.Render(result, dryRun));
    }

    public void Dispose()
    {
        _signals.ForEach(s => s.Dispose());
        _cancellation.Dispose();
    }

    private void Summarise(params ReadOnlySpan<string> stages)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var stage in stages)
        {
            if (_observer.StatusOf(stage) is { } status)
            {
                pairs.Add(new(stage, status));
            }
        }

        if (pairs.Count > 0)
        {
            _build.ReportSummary(table =>
            {
                foreach (var (stage, status) in pairs)
                {
                    table[stage] = status;
                }

                return table;
            });
        }
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        _cancellation.Cancel();
    }
}

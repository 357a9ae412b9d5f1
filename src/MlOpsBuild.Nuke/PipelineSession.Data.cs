using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Nuke;

// Versions of data.
internal sealed partial class PipelineSession
{
    private DataTracking Data =>
        new(
            new DataTrackingOptions
            {
                Root = _build.RootDirectory,
                Command = Command,
                Observer = _observer,
                Fetch = ProjectSharing.DataFetcher(Options),
            }
        );

    public async Task TrackAsync(IReadOnlyList<string> paths) =>
        Screen.Write(DataText.Render(await Data.TrackAsync(paths, _cancellation.Token)));

    public async Task StatusAsync() =>
        Screen.Write(DataText.Render(await Data.StatusAsync(_cancellation.Token)));

    public async Task CheckoutAsync(string? commit, bool force, string modelDirectory)
    {
        if (commit is null)
        {
            Screen.Write(
                DataText.Render(await Data.CheckoutAsync(null, force, _cancellation.Token))
            );
            return;
        }

        var content = CommitContent.Find(_build.RootDirectory, commit);
        var pointers = content.Pointers();
        Screen.Write(
            DataText.Render(await Data.CheckoutAsync(pointers, force, _cancellation.Token))
        );
        _observer.OnNote(
            $"the data is that of {content.Name}; the pointers on disk were left to Git ('git checkout {content.Name}'), and Checkout without --commit goes back to them"
        );
        _observer.OnNote(
            await content.ExportModelAsync(
                _build.Model,
                modelDirectory,
                new StageRunnerOptions
                {
                    RootDirectory = _build.RootDirectory,
                    ProjectDirectory = _build.RootDirectory,
                    Command = Command,
                    Observer = _observer,
                    Remote = ProjectSharing.RemoteOf(Options),
                },
                _cancellation.Token
            )
        );
    }
}

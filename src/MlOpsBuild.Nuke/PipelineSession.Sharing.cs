namespace MlOpsBuild.Nuke;

// Sharing through the registry.
internal sealed partial class PipelineSession
{
    public async Task PushAsync() =>
        Share(await ProjectSharing.Open(Options).PushAsync(_cancellation.Token), push: true);

    public async Task PullAsync(string? stages)
    {
        var wanted = (stages ?? "").Split(
            [',', ' '],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        Share(
            await ProjectSharing.Open(Options).PullAsync(wanted, _cancellation.Token),
            push: false
        );
    }

    private void Share(ShareResult result, bool push) =>
        _observer.OnNote(ShareText.Render(result, push));
}

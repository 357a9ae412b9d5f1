namespace MlOpsBuild.Nuke;

// Registered models.
internal sealed partial class PipelineSession
{
    private ModelRegistry Registry => ModelRegistry.Open(Options);

    public async Task PromoteAsync(
        string? to,
        string? version,
        string? reason,
        bool force,
        string? verificationKey,
        bool isKeyGiven
    )
    {
        CheckGiven(verificationKey, isKeyGiven);
        Screen.Write(
            MoveText.Render(
                await Registry.PromoteAsync(
                    new PromoteOptions
                    {
                        To = to,
                        Version = version,
                        Reason = reason,
                        Force = force,
                        VerificationKey = verificationKey,
                    },
                    _cancellation.Token
                )
            )
        );
    }

    public async Task RollbackAsync(
        string? to,
        int? steps,
        string? version,
        string? reason,
        bool force
    ) =>
        Screen.Write(
            MoveText.Render(
                await Registry.RollbackAsync(
                    new RollbackOptions
                    {
                        To = to,
                        Steps = steps,
                        Version = version,
                        Reason = reason,
                        Force = force,
                    },
                    _cancellation.Token
                )
            )
        );

    public async Task ApproveAsync(
        string? to,
        string? version,
        string? reason,
        string? signingKey,
        bool isKeyOnCommandLine
    )
    {
        RefuseOnCommandLine(isKeyOnCommandLine, "--signing-key", "SigningKey", "approved");
        Screen.Write(
            await Registry.ApproveAsync(to, version, reason, signingKey, _cancellation.Token)
        );
    }

    public async Task ModelsAsync(bool json, bool history)
    {
        var listing = await Registry.ListAsync(_cancellation.Token);
        if (json)
        {
            Screen.WriteJson(ModelsJson.Render(listing, history));
            return;
        }

        Screen.Write(ModelsText.Render(listing, history, TimeProvider.System.GetUtcNow()));
    }
}

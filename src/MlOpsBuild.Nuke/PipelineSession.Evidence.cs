using MlOpsBuild.Common;
using MlOpsBuild.Registry.Evidence;

namespace MlOpsBuild.Nuke;

// Registering, verifying, drawing and reproducing models.
internal sealed partial class PipelineSession
{
    private ModelEvidence Evidence => field ??= ModelEvidence.Open(Options);

    public async Task RegisterAsync(
        string? bump,
        string? version,
        string? signingKey,
        bool isKeyOnCommandLine
    )
    {
        RefuseOnCommandLine(isKeyOnCommandLine, "--signing-key", "SigningKey", "registered");
        var registration = await Project.RegisterAsync(
            new RegistrationOptions
            {
                Bump = RegistrationOptions.BumpOf(bump),
                Version = version,
                SigningKey = signingKey,
            },
            _cancellation.Token
        );
        if (registration.Warning.Length > 0)
        {
            Screen.Warn(registration.Warning);
        }

        Screen.Write(RegistrationText.Render(registration));
    }

    public async Task VerifyAsync(string? version, string? verificationKey, bool isKeyGiven)
    {
        CheckGiven(verificationKey, isKeyGiven);
        var model = await Evidence.FindAsync(version, _cancellation.Token);
        var checks = await Evidence.VerifyAsync(model, verificationKey, _cancellation.Token);
        var name = $"{Evidence.Config.Model} {model.Display}";
        Screen.Write(VerificationText.Render(name, checks));
        if (checks.FirstOrDefault(c => c.State == VerificationState.Failed) is { } failed)
        {
            throw new MlOpsException($"{name} is not verified: {failed.Name}: {failed.Detail}");
        }
    }

    private static void RefuseOnCommandLine(
        bool isGiven,
        string option,
        string variable,
        string done
    )
    {
        if (isGiven)
        {
            throw new UsageException(
                $"{option} is a secret and does not belong on a command line, which others on this machine can read: give it in the environment, as {variable}. Nothing was {done}."
            );
        }
    }

    private static void CheckGiven(string? verificationKey, bool isKeyGiven)
    {
        if (isKeyGiven && string.IsNullOrWhiteSpace(verificationKey))
        {
            throw new UsageException(
                "--verification-key has no value, or the variable VerificationKey is empty, so no signature would be checked: name the file of the public key, or give its PEM in the environment. Leave both out to check none."
            );
        }
    }

    public async Task LineageAsync(string? of, string? format) =>
        Screen.Write(await Evidence.LineageAsync(of, format, _cancellation.Token));

    public async Task ReproduceAsync(string? version)
    {
        var reproduction = await Evidence.ReproduceAsync(
            await Evidence.FindAsync(version, _cancellation.Token),
            _cancellation.Token
        );
        Screen.Write(reproduction.ToText());
        reproduction.ThrowIfDifferent();
    }
}

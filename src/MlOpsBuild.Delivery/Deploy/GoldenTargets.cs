using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What the golden rows of registered models are sent to.</summary>
internal static class GoldenTargets
{
    /// <summary>A server of a registered model.</summary>
    /// <param name="model">The name under which it answers.</param>
    /// <param name="registered">The model.</param>
    /// <param name="settings">What the server was given.</param>
    /// <param name="arm">Which of its models is meant; <see langword="null"/>: it has one.</param>
    /// <exception cref="UsageException">The model was registered without what it accepts.</exception>
    public static GoldenTarget Of(
        string model,
        RegisteredModel registered,
        ServerSettings settings,
        string? arm
    ) =>
        new()
        {
            Model = model,
            ModelDigest = registered.ModelDigest,
            Signature = registered.Signature,
            Contract =
                registered.Contract
                ?? throw new UsageException(
                    $"{registered.Model.Display} was registered without {RegisteredModel.ContractPath}, so that nothing can prove its servers. Register the model again."
                ),
            Limits = settings.Limits,
            Arm = arm,
            ApiKey = settings.Key,
        };
}

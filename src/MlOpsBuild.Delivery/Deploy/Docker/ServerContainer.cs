using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>A container of an environment, as the engine lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, without the slash before it.</param>
/// <param name="Role">What it is for; see <see cref="DeployLabels.Role"/>.</param>
/// <param name="Image">The id of its image, as its label says; empty when it says none.</param>
/// <param name="ModelDigest">The model that it serves, as its label says; empty when it says none.</param>
/// <param name="Settings">What it was given besides; see <see cref="DeployLabels.Settings"/>.</param>
/// <param name="State">The engine's word for its state, e.g. <c>running</c>, <c>exited</c>.</param>
internal sealed record ServerContainer(
    string Id,
    string Name,
    string Role,
    Digest Image,
    Digest ModelDigest,
    string Settings,
    string State
)
{
    /// <summary>Whether its program runs, or is about to again.</summary>
    public bool IsRunning => State is "running" or "restarting" or "paused";
}

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>A port of the engine's host that leads to a port of a container (TCP).</summary>
/// <param name="Address">The host's address, e.g. <c>127.0.0.1</c>.</param>
/// <param name="HostPort">The host's port; 0: any free one.</param>
/// <param name="ContainerPort">The container's port.</param>
public sealed record PublishedPort(string Address, int HostPort, int ContainerPort);

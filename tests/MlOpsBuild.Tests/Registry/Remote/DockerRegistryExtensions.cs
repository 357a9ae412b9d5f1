using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Tests.Registry.Remote;

public static class DockerRegistryExtensions
{
    public static RegistryReference At(this DockerRegistry registry, string repository) =>
        RegistryReference.Parse($"127.0.0.1:{registry.Port}/{repository}");
}

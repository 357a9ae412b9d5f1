using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>
/// A context of <c>docker context</c>: <c>contexts/meta/ID/meta.json</c> with the address and <c>contexts/tls/ID/docker</c>
/// with the certificates; the id is the SHA-256 of the context's name.
/// </summary>
internal static class EngineContext
{
    /// <exception cref="UsageException">There is no such context, or it names no engine.</exception>
    public static EngineEndpoint Read(string configFolder, string name)
    {
        var id = Digest.Of(name).Hex;
        var path = Path.Combine(configFolder, "contexts", "meta", id, "meta.json");
        if (!File.Exists(path))
        {
            throw new UsageException(
                $"There is no Docker context '{PlainText.Of(name)}' in {configFolder}: see 'docker context ls', and choose one with 'docker context use' or DOCKER_CONTEXT."
            );
        }

        try
        {
            var docker = JsonNode.Parse(File.ReadAllBytes(path))?["Endpoints"]?["docker"];
            if (docker?["Host"]?.GetValue<string>() is { Length: > 0 } host)
            {
                var endpoint = EngineEndpointFinder.ParseAddress(host, $"Docker context '{name}'");
                var tls = Path.Combine(configFolder, "contexts", "tls", id, "docker");
                var skip = docker["SkipTLSVerify"]?.GetValue<bool>() ?? false;
                return endpoint.Address.Scheme is "tcp" or "https" && Directory.Exists(tls)
                    ? endpoint with
                    {
                        Tls = new EngineCertificates(tls, !skip),
                    }
                    : endpoint;
            }
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or InvalidOperationException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            throw new UsageException(
                $"The Docker context '{PlainText.Of(name)}' cannot be read: {e.Message}",
                new SourceLocation(path)
            );
        }

        throw new UsageException(
            $"The Docker context '{PlainText.Of(name)}' names no engine: expected Endpoints.docker.Host.",
            new SourceLocation(path)
        );
    }
}

using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What a deployment did, for people.</summary>
public static class DeployText
{
    /// <summary>Renders it; lines end with LF, the last one too.</summary>
    public static string Render(DeployResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Manifests.Count > 0)
        {
            return $"{result.Model}: nothing was applied; the manifests are\n{string.Concat(result.Manifests.Select(m => $"  {m}\n"))}";
        }

        if (result.Record is not { } record)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Model} serves at {result.Address} already, with {Servers(result)}; nothing to do\n"
            );
        }

        var what = record.Action switch
        {
            DeploymentAction.Shadow => "gets copies of the requests at",
            DeploymentAction.Rollback => "serves again at",
            _ => "serves at",
        };
        var was =
            result.Before is null ? ""
            : record.Action == DeploymentAction.Shadow ? $"; {result.Before} answers"
            : $", was {result.Before}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Environment}: {result.Model} {what} {result.Address}{was}\ndeployment {record.Number}, {record.Strategy} with {Servers(result)} in {result.Seconds:0.0} s, by {record.Who}\n"
        );
    }

    private static string Servers(DeployResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Servers} {(result.Servers == 1 ? "server" : "servers")}"
        );
}

using MlOpsBuild.Common;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Tests.Registry.Models;

namespace MlOpsBuild.Tests.Registry.Deployments;

/// <summary>Deployments of small models.</summary>
internal static class DeploymentSample
{
    /// <summary>A deployment of a model in an image of its own, to <c>staging</c>.</summary>
    public static DeploymentRecord Of(
        ModelVersion model,
        DeploymentAction action = DeploymentAction.Deploy,
        DeploymentOutcome outcome = DeploymentOutcome.Succeeded
    ) =>
        new()
        {
            Environment = "staging",
            Action = action,
            Model = new MovedModel(model.Digest, model.Version),
            ModelDigest = Digest.Of("model.json of " + model.Digest),
            Image = new DeployedImage(
                Digest.Of("image of " + model.Digest),
                "mlops/telco-churn:" + model.Digest.Short,
                null
            ),
            Strategy = "canary",
            Outcome = outcome,
            Reason = outcome == DeploymentOutcome.Succeeded ? "" : "3.1 % of 160 requests failed",
            Address = "http://127.0.0.1:8080",
            Who = "Ada <ada@example.org>",
            When = default,
        };

    public static async Task<List<ModelVersion>> AddAsync(ModelSample sample, int count)
    {
        var models = new List<ModelVersion>();
        for (var i = 0; i < count; i++)
        {
            models.Add(await sample.AddAsync(i));
        }

        return models;
    }
}

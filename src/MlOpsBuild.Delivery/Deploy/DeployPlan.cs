using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Docker;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>A deployment that may begin.</summary>
/// <param name="Environment">Where.</param>
/// <param name="Draft">What is recorded when it succeeds.</param>
/// <param name="Strategy">How.</param>
/// <param name="Proof">What each server must answer; <see langword="null"/>: nobody knows.</param>
/// <param name="Settings">What servers are given.</param>
/// <param name="RecreateFront">Whether a new front is wanted.</param>
internal sealed record DeployPlan(
    EnvironmentConfig Environment,
    DeploymentRecord Draft,
    IDeployStrategy Strategy,
    RegisteredModel? Proof,
    ServerSettings Settings,
    bool RecreateFront
);

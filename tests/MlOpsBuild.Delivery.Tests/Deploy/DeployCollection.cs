namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>Tests that share models and images, one after the other: each of them has the processors to itself.</summary>
[CollectionDefinition]
public sealed class DeployCollection : ICollectionFixture<DeployWorld>;

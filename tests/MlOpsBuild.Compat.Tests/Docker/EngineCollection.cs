namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>The tests with the daemon, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<Engine>
{
    public const string Name = "Docker";
}

using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Common;

public sealed class CatalogTests
{
    public abstract class Animal : INamed
    {
        public abstract string Name { get; }
    }

    public sealed class Zebra : Animal
    {
        public override string Name => "zebra";
    }

    public sealed class Ape : Animal
    {
        public override string Name => "ape";
    }

    public sealed class Named(string name) : Animal
    {
        public override string Name => name;
    }

    [Fact]
    public void FindsClassesOfTheKindsAssemblyByName()
    {
        Catalog<Animal>.Names.ShouldBe(["ape", "zebra"]);
        Catalog<Animal>.All[0].ShouldBeOfType<Ape>();
        Catalog<Animal>.Find("zebra").ShouldBeOfType<Zebra>();
        Catalog<Animal>.Find("Zebra").ShouldBeNull();
    }
}

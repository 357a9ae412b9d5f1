using System.Reflection;
using System.Reflection.Emit;
using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Common;

/// <summary>Plug-ins of assemblies that are added while the program runs.</summary>
public sealed class PluginsTests
{
    public abstract class Tool : INamed
    {
        public abstract string Name { get; }
    }

    public sealed class Hammer : Tool
    {
        public override string Name => "hammer";
    }

    public abstract class Vessel : INamed
    {
        public abstract string Name { get; }
    }

    public sealed class Cup : Vessel
    {
        public override string Name => "cup";
    }

    public abstract class Fruit : INamed
    {
        public abstract string Name { get; }
    }

    public abstract class Stone : INamed
    {
        public abstract string Name { get; }
    }

    [Fact]
    public void What_is_added_is_found_in_the_order_of_names()
    {
        Catalog<Tool>.Names.ShouldBe(["hammer"]);
        Catalog<Tool>.VersionsOfAdded().Count.ShouldBe(0);
        var assembly = Assembly("Tools", typeof(Tool), ("Acme.Saw", "saw"), ("Acme.Axe", "axe"));
        Plugins.Add(assembly);
        Catalog<Tool>.Names.ShouldBe(["axe", "hammer", "saw"]);
        Catalog<Tool>.Find("saw")!.GetType().FullName.ShouldBe("Acme.Saw");
        Catalog<Tool>.VersionsOfAdded().ToJsonString().ShouldBe("""{"saw":1,"axe":1}""");
        Catalog<Tool>
            .VersionsOfAdded(t => t.Name == "axe")
            .ToJsonString()
            .ShouldBe("""{"axe":1}""");

        // Once is enough.
        var before = Plugins.Added;
        Plugins.Add(assembly);
        Plugins.Added.ShouldBeSameAs(before);
    }

    [Fact]
    public void Two_of_one_name_are_both_named()
    {
        Catalog<Vessel>.Names.ShouldBe(["cup"]);
        Plugins.Add(Assembly("Vessels", typeof(Vessel), ("Acme.Mug", "cup")));
        Should
            .Throw<UsageException>(() => Catalog<Vessel>.Find("cup"))
            .Message.ShouldBe(
                "Acme.Mug and MlOpsBuild.Tests.Common.PluginsTests+Cup are both named 'cup': give one of them another name."
            );
    }

    [Fact]
    public void An_assembly_may_come_when_it_is_first_asked_for_or_not_at_all()
    {
        var loads = 0;
        Plugins.Add(() =>
        {
            loads++;
            return Assembly("Fruits", typeof(Fruit), ("Acme.Pear", "pear"));
        });
        Plugins.Add(() => null);
        loads.ShouldBe(0);
        Catalog<Fruit>.Names.ShouldBe(["pear"]);
        Catalog<Fruit>.Names.ShouldBe(["pear"]);
        loads.ShouldBe(1);
    }

    [Fact]
    public void Many_threads_see_what_was_added_before_they_asked()
    {
        Parallel.For(
            0,
            40,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"stone{i:00}");
                Plugins.Add(Assembly("Stones" + name, typeof(Stone), ("Acme." + name, name)));
                Catalog<Stone>.Find(name).ShouldNotBeNull();
            }
        );
        Catalog<Stone>.Names.ShouldBe(
            Enumerable
                .Range(0, 40)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"stone{i:00}"))
        );
    }

    // An assembly with classes that have a name.
    private static AssemblyBuilder Assembly(
        string name,
        Type kind,
        params (string Type, string Name)[] classes
    )
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName(name),
            AssemblyBuilderAccess.Run
        );
        var module = assembly.DefineDynamicModule(name);
        foreach (var (type, text) in classes)
        {
            var builder = module.DefineType(type, TypeAttributes.Public, kind);
            builder.DefineDefaultConstructor(MethodAttributes.Public);
            var getter = builder.DefineMethod(
                "get_Name",
                MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig,
                typeof(string),
                []
            );
            var body = getter.GetILGenerator();
            body.Emit(OpCodes.Ldstr, text);
            body.Emit(OpCodes.Ret);
            builder.CreateType();
        }

        return assembly;
    }
}

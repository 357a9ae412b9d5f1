using System.ComponentModel;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>These change the process' environment.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class EnvironmentTestsCollection;

/// <summary>The process' arguments, variables and directories; values as parameters have them.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private const string Name = "COMPAT_TESTS_VARIABLE";

    public void Dispose() => EnvironmentInfo.RemoveVariable(Name);

    [Fact]
    public void Arguments_of_a_build()
    {
        using var build = new SampleBuild("NukeSample");
        var result = build.Run(
            "ShowEnvironment Nothing --count 5 --my-switch --my-list a+b -MyOther 1"
        );
        result.Output.ShouldContain(
            """
            count=5
            expression=5
            object=5
            has=True
            none=False
            nullable=null
            switch=True
            list=a,b
            first=ShowEnvironment
            second=Nothing
            third=null
            last=Nothing
            arguments=10
            framework=.NETCoreApp,Version=v10.0
            working=True
            switched=True
            back=True
            """
        );
        result.Output.ShouldContain("Resolving argument 'my-list' failed.");
        result.Output.ShouldContain("Value 'a+b' could not be converted to 'int");
        result.Output.ShouldContain("[7] = -MyOther");
    }

    [Fact]
    public void Variables_are_set_and_removed()
    {
        EnvironmentInfo.HasVariable(Name).ShouldBeFalse();
        EnvironmentInfo.GetVariable(Name).ShouldBeNull();
        EnvironmentInfo.GetVariable<int?>(Name).ShouldBeNull();
        EnvironmentInfo.SetVariable(Name, 5);
        EnvironmentInfo.GetVariable(Name).ShouldBe("5");
        EnvironmentInfo.GetVariable<int>(Name).ShouldBe(5);
        EnvironmentInfo.Variables[Name].ShouldBe("5");
        EnvironmentInfo.SetVariable(Name, "");
        EnvironmentInfo.HasVariable(Name, allowEmpty: false).ShouldBeFalse();
    }

    public static TheoryData<string, object> Values =>
        new()
        {
            { "text", "text" },
            { "true", true },
            { "FALSE", false },
            { "-5", -5 },
            { "5000000000", 5_000_000_000L },
            { "7", (byte)7 },
            { "1.5", 1.5 },
            { "1e-3", 0.001 },
            { "1.25", 1.25f },
            { "1.10", 1.10m },
            { "second", Some.Second },
            { "1", Some.Second },
            { "A, b", Bits.A | Bits.B },
            { "release", Kind.Release },
            { "/a/../b", AbsolutePath.Create("/b") },
            { "2024-05-06", new DateTime(2024, 5, 6, 0, 0, 0, DateTimeKind.Unspecified) },
            { "2024-05-06", new DateOnly(2024, 5, 6) },
            { "1.02:03:04", new TimeSpan(1, 2, 3, 4) },
            {
                "0c3ca1b6-6f3c-4ff5-a3b9-5f0d3f1f2a11",
                new Guid("0c3ca1b6-6f3c-4ff5-a3b9-5f0d3f1f2a11")
            },
            { "https://example.org/x", new Uri("https://example.org/x") },
            { "1.2.3", new Version(1, 2, 3) },
            { "own", new Own("own") },
        };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Values_have_the_type_that_is_asked_for(string text, object expected)
    {
        // A culture in which 1.5 is fifteen.
        var previous = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.DateTimeFormat.DateSeparator = ".";
        CultureInfo.CurrentCulture = culture;
        try
        {
            EnvironmentInfo.SetVariable(Name, text);
            Get(expected.GetType()).ShouldBe(expected);
            if (expected.GetType().IsValueType)
                Get(typeof(Nullable<>).MakeGenericType(expected.GetType())).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Theory]
    [InlineData("abc", typeof(int), "Value 'abc' could not be converted to 'int")]
    [InlineData("1,5", typeof(double), "Value '1,5' could not be converted to 'double")]
    [InlineData("yes", typeof(bool), "Value 'yes' could not be converted to 'bool")]
    [InlineData("third", typeof(Some), "Value 'third' could not be converted to 'Some")]
    [InlineData("other", typeof(Kind), "Value 'other' could not be converted to 'Kind'")]
    [InlineData("x", typeof(Guid), "Value 'x' could not be converted to 'Guid")]
    [InlineData(
        "x",
        typeof(Dictionary<string, string>),
        "Value 'x' could not be converted to 'Dictionary"
    )]
    public void A_value_that_does_not_convert_is_named(string text, Type type, string message)
    {
        EnvironmentInfo.SetVariable(Name, text);
        Should.Throw<Exception>(() => Get(type)).ToString().ShouldContain(message);
    }

    [Fact]
    public void Lists_have_a_separator()
    {
        EnvironmentInfo.SetVariable(Name, "1+2+3");
        EnvironmentInfo.GetVariable<int[]>(Name, '+').ShouldBe([1, 2, 3]);
        EnvironmentInfo.GetVariable<string[]>(Name, ',').ShouldBe(["1+2+3"]);
        EnvironmentInfo.SetVariable(Name, "first second");
        EnvironmentInfo.GetVariable<Some[]>(Name, ' ').ShouldBe([Some.First, Some.Second]);
    }

    [Fact]
    public void Variables_are_expanded_in_text()
    {
        EnvironmentInfo.SetVariable(Name, "x");
        var home = EnvironmentInfo.GetVariable("HOME");
        EnvironmentInfo.ExpandVariables($"~/${Name}/$0/${Name}").ShouldBe($"{home}/x/$0/x");
        EnvironmentInfo.ExpandVariables("a$COMPAT_TESTS_NONE-b~").ShouldBe("a-b~");
        EnvironmentInfo.ExpandVariables("plain").ShouldBe("plain");
    }

    [Fact]
    public void The_system_is_known()
    {
        EnvironmentInfo.Platform.ShouldBe(
            EnvironmentInfo.IsLinux ? PlatformFamily.Linux
            : EnvironmentInfo.IsOsx ? PlatformFamily.OSX
            : PlatformFamily.Windows
        );
        EnvironmentInfo.IsUnix.ShouldBe(!EnvironmentInfo.IsWin);
        EnvironmentInfo.Is32Bit.ShouldBe(!EnvironmentInfo.Is64Bit);
        if (EnvironmentInfo.IsWsl)
            EnvironmentInfo.IsLinux.ShouldBeTrue();

        EnvironmentInfo.Paths.ShouldContain(x => File.Exists(Path.Combine(x, "bash")));
        EnvironmentInfo.MachineName.ShouldNotBeEmpty();
        EnvironmentInfo
            .SpecialFolder(SpecialFolders.UserProfile)
            .ToString()
            .ShouldBe(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
    }

    private static object? Get(Type type)
    {
        var method = typeof(EnvironmentInfo)
            .GetMethods()
            .Single(x => x.Name == nameof(EnvironmentInfo.GetVariable) && x.IsGenericMethod);
        return method.MakeGenericMethod(type).Invoke(null, [Name, null]);
    }

    public enum Some
    {
        First,
        Second,
    }

    [Flags]
    public enum Bits
    {
        A = 1,
        B = 2,
    }

    [TypeConverter(typeof(TypeConverter<Kind>))]
    public sealed class Kind : Enumeration
    {
        public static readonly Kind Debug = new() { Value = nameof(Debug) };
        public static readonly Kind Release = new() { Value = nameof(Release) };
    }

    [TypeConverter(typeof(OwnConverter))]
    public sealed record Own(string Text);

    public sealed class OwnConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
            sourceType == typeof(string);

        public override object ConvertFrom(
            ITypeDescriptorContext? context,
            CultureInfo? culture,
            object value
        ) => new Own((string)value);
    }
}

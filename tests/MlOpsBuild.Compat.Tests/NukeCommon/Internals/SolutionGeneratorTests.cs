using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Nuke.Common.ProjectModel;
using Nuke.Common.SourceGenerators;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>The classes that are generated for solutions, and what is said where they cannot be.</summary>
public sealed class SolutionGeneratorTests : IDisposable
{
    private const string Attributed =
        "[Solution(GenerateProjects = true)] readonly Solution Solution;";
    private const string One = "<Solution><Project Path=\"One/One.Lib.csproj\" /></Solution>";
    private readonly DirectorySandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("", "Solution")]
    [InlineData("namespace Acme.Builds;", "Acme.Builds.Solution")]
    public void Class_is_beside_the_build(string declaration, string expected)
    {
        WriteParameters("One.slnx");
        _sandbox.Write("One.slnx", One);
        var compilation = Generate($"{declaration} {GetBuild(Attributed)}", out var diagnostics);
        diagnostics.ShouldBeEmpty();
        compilation
            .GetTypeByMetadataName(expected)!
            .GetMembers("One_Lib")
            .Single()
            .ToDisplayString()
            .ShouldBe($"{expected}.One_Lib");
        compilation
            .GetDiagnostics()
            .Where(x => x.Severity >= DiagnosticSeverity.Warning)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[Solution] readonly Solution Solution;")]
    [InlineData("[Solution(GenerateProjects = false)] readonly Solution Solution;")]
    [InlineData("[Solution(\"One.slnx\")] readonly Solution Solution;")]
    public void Nothing_is_generated_where_nobody_asks(string member)
    {
        var compilation = Generate(GetBuild(member), out var diagnostics);
        diagnostics.ShouldBeEmpty();
        compilation.SyntaxTrees.Count().ShouldBe(1);
    }

    [Fact]
    public void Argument_goes_before_the_parameter()
    {
        WriteParameters("One.slnx");
        _sandbox.Write(
            "sub/Two.sln",
            "Microsoft Visual Studio Solution File, Format Version 12.00\n"
        );
        var member = Attributed.Replace("(", "(\"sub/Two.sln\", ", StringComparison.Ordinal);
        var compilation = Generate(GetBuild(member), out var diagnostics);
        diagnostics.ShouldBeEmpty();
        compilation.GetTypeByMetadataName("Solution").ShouldNotBeNull();
    }

    [Fact]
    public void What_an_editor_holds_goes_before_the_file()
    {
        WriteParameters("One.slnx");
        var file = _sandbox.Write("One.slnx", "<Solution />");
        Generate(GetBuild(Attributed), out _, new Text(file, One))
            .GetTypeByMetadataName("Solution")!
            .GetMembers("One_Lib")
            .ShouldNotBeEmpty();
    }

    [Fact]
    public void Missing_parameter()
    {
        Directory.CreateDirectory(_sandbox.Root / ".nuke");
        GetError()
            .ShouldContain(
                $"NUKE001: Could not generate 'Solution': Property 'Solution' does not exist in '{_sandbox.Root / ".nuke" / "parameters.json"}'"
            );
    }

    [Fact]
    public void Missing_file()
    {
        WriteParameters("No.slnx");
        GetError().ShouldContain($"Solution file '{_sandbox.Root / "No.slnx"}' does not exist");
    }

    [Fact]
    public void Missing_root() =>
        GetError().ShouldContain("Could not locate '.nuke' directory/file");

    [Fact]
    public void Broken_file()
    {
        WriteParameters("One.slnx");
        _sandbox.Write("One.slnx", "<Solution>");
        GetError().ShouldContain("Could not read solution '");
    }

    [Fact]
    public void Projects_that_would_have_one_name()
    {
        WriteParameters("One.slnx");
        _sandbox.Write(
            "One.slnx",
            "<Solution><Project Path=\"A.B.csproj\" /><Project Path=\"A-B.csproj\" /></Solution>"
        );
        GetError()
            .ShouldContain(
                "'A-B' and 'A.B' would both be 'A_B': rename one of them in the solution"
            );
    }

    private static string GetBuild(string member) =>
        $"using Nuke.Common.ProjectModel; class Build {{ {member} object Used => Solution; }}";

    private void WriteParameters(string path) =>
        _sandbox.Write(".nuke/parameters.json", $"{{ \"Other\": 1, \"Solution\": \"{path}\" }}");

    private string GetError()
    {
        Generate(GetBuild(Attributed), out var diagnostics);
        var error = diagnostics.ShouldHaveSingleItem();
        error.Severity.ShouldBe(DiagnosticSeverity.Error);
        error.Location.GetLineSpan().Path.ShouldBe(_sandbox.Root / "build" / "Build.cs");
        return error.ToString();
    }

    private Compilation Generate(
        string source,
        out ImmutableArray<Diagnostic> diagnostics,
        params AdditionalText[] texts
    )
    {
        var file = _sandbox.Write("build/Build.cs", source);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(
            Path.PathSeparator
        );
        var compilation = CSharpCompilation.Create(
            "build",
            [CSharpSyntaxTree.ParseText(source, path: file)],
            platform
                .Append(typeof(SolutionAttribute).Assembly.Location)
                .Distinct(StringComparer.Ordinal)
                .Select(x => MetadataReference.CreateFromFile(x)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                specificDiagnosticOptions: [new("CS0649", ReportDiagnostic.Suppress)]
            )
        );
        CSharpGeneratorDriver
            .Create(new SolutionGenerator())
            .AddAdditionalTexts([.. texts])
            .RunGeneratorsAndUpdateCompilation(compilation, out var result, out diagnostics);
        return result;
    }

    private sealed class Text(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(content);
    }
}

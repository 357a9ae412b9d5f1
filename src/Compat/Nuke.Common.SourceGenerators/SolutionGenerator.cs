using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Nuke.Common.ProjectModel;

namespace Nuke.Common.SourceGenerators;

/// <summary>Gives each member with <c>[Solution(GenerateProjects = true)]</c> a class of its name.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SolutionGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor s_failed = new(
        "NUKE001",
        "Solution cannot be generated",
        "Could not generate '{0}': {1}",
        "Nuke",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var members = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                "Nuke.Common.ProjectModel.SolutionAttribute",
                static (_, _) => true,
                static (x, _) => SolutionMember.TryCreate(x.TargetSymbol, x.Attributes)
            )
            .Where(static x => x is not null);
        var files = context
            .AdditionalTextsProvider.Select(
                static (x, cancellation) => (x.Path, Content: x.GetText(cancellation)?.ToString())
            )
            .Where(static x => x.Content is not null)
            .Collect();
        context.RegisterSourceOutput(
            members.Combine(files),
            static (x, pair) => Write(x, pair.Left, pair.Right)
        );
    }

    private static void Write(
        SourceProductionContext context,
        SolutionMember member,
        ImmutableArray<(string Path, string Content)> files
    )
    {
        try
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (path, content) in files)
                known[Path.GetFullPath(path)] = content;

            var lookup = new SolutionLookup(known);
            var file = lookup.Find(member);
            var entries = SolutionEntry.Read(file, lookup.ReadAllText(file));
            var name = member.Namespace is null ? member.Name : $"{member.Namespace}.{member.Name}";
            context.AddSource(
                $"{name}.g.cs",
                SourceText.From(SolutionWriter.Write(member, entries), Encoding.UTF8)
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(
                Diagnostic.Create(s_failed, member.GetLocation(), member.Name, exception.Message)
            );
        }
    }
}

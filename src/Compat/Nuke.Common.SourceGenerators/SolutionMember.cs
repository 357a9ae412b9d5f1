using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Nuke.Common.SourceGenerators;

/// <summary>A member with <c>[Solution(GenerateProjects = true)]</c>. Equal members need no new code.</summary>
internal sealed class SolutionMember : IEquatable<SolutionMember>
{
    private readonly TextSpan _span;
    private readonly LinePositionSpan _lines;

    private SolutionMember(ISymbol symbol, string relativePath, Location location)
    {
        Name = symbol.Name;
        RelativePath = relativePath;
        Namespace = symbol.ContainingNamespace.IsGlobalNamespace
            ? null
            : symbol.ContainingNamespace.ToDisplayString();
        File = location.SourceTree?.FilePath ?? "";
        _span = location.SourceSpan;
        _lines = location.GetLineSpan().Span;
    }

    public string Name { get; }

    /// <summary>The namespace of the build; null for the global one.</summary>
    public string Namespace { get; }

    /// <summary>The attribute's argument, or null.</summary>
    public string RelativePath { get; }

    /// <summary>The source file.</summary>
    public string File { get; }

    public static SolutionMember TryCreate(ISymbol symbol, ImmutableArray<AttributeData> attributes)
    {
        var attribute = attributes[0];
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "GenerateProjects" && argument.Value.Value is true)
            {
                var path =
                    attribute.ConstructorArguments.Length > 0
                        ? attribute.ConstructorArguments[0].Value as string
                        : null;
                return new SolutionMember(symbol, path, symbol.Locations[0]);
            }
        }

        return null;
    }

    public Location GetLocation() => Location.Create(File, _span, _lines);

    public bool Equals(SolutionMember other) =>
        other is not null
        && Name == other.Name
        && Namespace == other.Namespace
        && RelativePath == other.RelativePath
        && File == other.File
        && _span.Equals(other._span)
        && _lines.Equals(other._lines);

    public override bool Equals(object obj) => Equals(obj as SolutionMember);

    public override int GetHashCode() =>
        StringComparer.Ordinal.GetHashCode(Name) ^ StringComparer.Ordinal.GetHashCode(File);
}

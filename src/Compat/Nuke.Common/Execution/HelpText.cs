using System.Text;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>What <c>--help</c> shows.</summary>
internal static class HelpText
{
    private const int Width = 80;
    private const int MinimumTargetWidth = 20;

    public static void Write(NukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        ConsoleText.WriteRaw(GetTargets(targets));
        ConsoleText.WriteRaw(GetParameters(build, targets));
    }

    private static string GetTargets(IReadOnlyList<ExecutableTarget> targets)
    {
        var builder = new StringBuilder("Targets (with their direct dependencies):\n\n");
        var listed = targets.Where(x => x.Listed).ToList();
        string Name(ExecutableTarget target) =>
            target.Name + (target.IsDefault ? " (default)" : "");
        var width = listed.Select(x => Name(x).Length).Append(MinimumTargetWidth).Max();
        foreach (var target in listed)
        {
            builder.Append("  ").Append(Name(target).PadRight(width));
            if (target.ExecutionDependencies.Count > 0)
                builder
                    .Append(" -> ")
                    .AppendJoin(", ", target.ExecutionDependencies.Select(x => x.Name));

            builder.Append('\n');
            if (!string.IsNullOrWhiteSpace(target.Description))
                builder.Append("    ").Append(target.Description).Append('\n');
        }

        return builder.ToString();
    }

    private static string GetParameters(NukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        var own = BuildParameters
            .GetAll(build.GetType())
            .Where(x => x.Attribute.List)
            .Select(x => (Name: ParameterNames.GetDashed(x.Name), x.Attribute.Description))
            .OrderBy(x => x.Name, StringComparer.Ordinal)
            .ToList();
        var defaults = string.Join(", ", targets.Where(x => x.IsDefault).Select(x => x.Name));
        var common = BuiltInParameters
            .All.Where(x => x.Listed)
            .Select(x =>
                (
                    Name: ParameterNames.GetDashed(x.Name),
                    Description: x.Description.Replace(
                        "{default_target}",
                        defaults,
                        StringComparison.Ordinal
                    )
                )
            )
            .ToList();
        var width = own.Concat(common).Select(x => x.Name.Length).Max();

        var builder = new StringBuilder("Parameters:\n\n");
        foreach (var (name, description) in own)
            Append(builder, name, description, width);

        if (own.Count > 0)
            builder.Append('\n');

        foreach (var (name, description) in common)
            Append(builder, name, description, width);

        return builder.ToString();
    }

    private static void Append(StringBuilder builder, string name, string description, int width)
    {
        var indent = width + 7;
        builder.Append("  --").Append(name.PadRight(width)).Append("   ");
        var text = string.IsNullOrWhiteSpace(description)
            ? "<no description>"
            : description.TrimEnd('.') + ".";
        var column = indent;
        foreach (var word in text.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                builder.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (column > indent)
            {
                builder.Append(' ');
                column++;
            }

            builder.Append(word);
            column += word.Length;
        }

        builder.Append('\n');
    }
}

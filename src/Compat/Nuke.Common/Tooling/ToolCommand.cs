using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>What the attributes of a type of options say; read once.</summary>
internal sealed class ToolCommand
{
    private const string KeyPlaceholder = "{key}";
    private const string ValuePlaceholder = "{value}";
    private static readonly ConcurrentDictionary<Type, ToolCommand> s_commands = [];

    private readonly string _arguments;
    private readonly Dictionary<string, ArgumentAttribute> _formats = new(StringComparer.Ordinal);

    private ToolCommand(Type type)
    {
        var command = type.GetCustomAttribute<CommandAttribute>();
        ToolType = command?.Type;
        _arguments = command?.Arguments;
        foreach (var property in type.GetProperties())
        {
            if (property.GetCustomAttribute<ArgumentAttribute>() is { } argument)
                _formats.TryAdd(property.Name, argument);
        }
    }

    public Type ToolType { get; }

    public static ToolCommand Of(Type type) => s_commands.GetOrAdd(type, x => new ToolCommand(x));

    public IEnumerable<string> GetArguments(Options options)
    {
        var arguments = GetFormatted(options)
            .OrderBy(x => GetRank(x.Argument.Position))
            .ThenBy(x => x.Argument.Position)
            .SelectMany(x => Render(x.Argument, x.Value));
        return _arguments is null ? arguments : arguments.Prepend(_arguments);
    }

    public IEnumerable<string> GetSecrets(Options options) =>
        GetFormatted(options)
            .Where(x => x.Argument.Secret)
            .Select(x => CommandLineText.Format(x.Value));

    private IEnumerable<(ArgumentAttribute Argument, object Value)> GetFormatted(Options options)
    {
        foreach (var (name, value) in options.Values)
        {
            if (_formats.TryGetValue(name, out var argument))
                yield return (argument, value);
        }
    }

    private static int GetRank(int position) =>
        position switch
        {
            > 0 => 0,
            0 => 1,
            _ => 2,
        };

    private static IEnumerable<string> Render(ArgumentAttribute argument, object value) =>
        value switch
        {
            bool flag when !argument.Format.Contains(ValuePlaceholder, StringComparison.Ordinal) =>
                flag ? [argument.Format] : [],
            string text when string.IsNullOrWhiteSpace(text) => [],
            IDictionary pairs => RenderPairs(argument, pairs),
            IEnumerable values and not string => RenderAll(
                argument,
                ValuePlaceholder,
                format =>
                    values
                        .Cast<object>()
                        .Where(x => x is not null)
                        .Select(x => Fill(argument, format, x))
            ),
            _ => [Fill(argument, argument.Format, value)],
        };

    private static IEnumerable<string> RenderPairs(ArgumentAttribute argument, IDictionary pairs) =>
        RenderAll(
            argument,
            KeyPlaceholder,
            format =>
                pairs
                    .Keys.Cast<object>()
                    .Where(x => pairs[x] is not null)
                    .Select(x =>
                        Fill(
                            argument,
                            format.Replace(
                                KeyPlaceholder,
                                CommandLineText.Format(x),
                                StringComparison.Ordinal
                            ),
                            pairs[x]
                        )
                    )
        );

    /// <summary>With a separator, what is before the first placeholder is written once.</summary>
    private static IEnumerable<string> RenderAll(
        ArgumentAttribute argument,
        string placeholder,
        Func<string, IEnumerable<string>> render
    )
    {
        if (argument.Separator is null)
            return render(argument.Format);

        var start = argument.Format.IndexOf(placeholder, StringComparison.Ordinal);
        var items = render(argument.Format[start..]).ToList();
        return items.Count == 0
            ? []
            : [argument.Format[..start] + string.Join(argument.Separator, items)];
    }

    private static string Fill(ArgumentAttribute argument, string format, object value) =>
        format.Replace(
            ValuePlaceholder,
            CommandLineText.QuoteIfSplit(argument.Escape(CommandLineText.Format(value))),
            StringComparison.Ordinal
        );
}

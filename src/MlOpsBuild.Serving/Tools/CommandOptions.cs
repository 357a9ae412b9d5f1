using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary>The options of a command: <c>--name value</c> or <c>--name=value</c>.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly string _command;

    private CommandOptions(string command) => _command = command;

    /// <summary>What is no option and no value of one.</summary>
    public List<string> Others { get; } = [];

    /// <summary>Reads the arguments of a command.</summary>
    /// <param name="command">The command, for messages.</param>
    /// <param name="arguments">What stands behind it.</param>
    /// <param name="allowed">The names of the options, each with its <c>--</c>.</param>
    /// <param name="others">How many arguments there may be that are no options.</param>
    /// <exception cref="UsageException">An option is unknown, stands twice or has no value; or there are too many.</exception>
    public static CommandOptions Parse(
        string command,
        ReadOnlyMemory<string> arguments,
        IReadOnlyList<string> allowed,
        int others = 0
    )
    {
        var options = new CommandOptions(command);
        var span = arguments.Span;
        for (var i = 0; i < span.Length; i++)
        {
            var argument = span[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                if (options.Others.Count == others)
                {
                    throw new UsageException(
                        $"'{argument}' is one argument too many for 'mlops-serve {command}'."
                    );
                }

                options.Others.Add(argument);
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (!allowed.Contains(name, StringComparer.Ordinal))
            {
                var expected =
                    allowed.Count == 0 ? "It has none." : $"Expected {string.Join(", ", allowed)}.";
                throw new UsageException(
                    $"'mlops-serve {command}' has no option '{name}'.{NearestName.Hint(name, allowed)} {expected}"
                );
            }

            if (equals < 0 && i + 1 == span.Length)
            {
                throw new UsageException($"{name} has no value.");
            }

            if (!options._values.TryAdd(name, equals < 0 ? span[++i] : argument[(equals + 1)..]))
            {
                throw new UsageException($"{name} is given twice.");
            }
        }

        return options;
    }

    /// <summary>The value of an option, or <paramref name="otherwise"/> where it is not given.</summary>
    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    /// <summary>The value of an option that must be given.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public string Required(string name) =>
        _values.TryGetValue(name, out var value)
            ? value
            : throw new UsageException($"'mlops-serve {_command}' needs {name}.");

    /// <summary>The value of an option that is a whole number.</summary>
    /// <exception cref="UsageException">It is none, or outside the range.</exception>
    public int Whole(string name, int otherwise, int min, int max)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return otherwise;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= min
            && value <= max
            ? value
            : throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is '{text}', expected a whole number from {min} to {max}."
                )
            );
    }
}

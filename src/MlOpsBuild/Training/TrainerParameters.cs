using MlOpsBuild.Common;

namespace MlOpsBuild.Training;

/// <summary>Checks what mlops.yaml gives a trainer against what the trainer declares.</summary>
public static class TrainerParameters
{
    /// <summary>Every declared parameter with its value: the given one, or the default.</summary>
    /// <param name="trainer">Whose parameters they are.</param>
    /// <param name="given">
    /// The values as written: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see cref="string"/>. A
    /// whole number may stand where a number is expected.
    /// </param>
    /// <param name="location">Where they are written, if known.</param>
    /// <returns>
    /// Values of the types of their defaults, in the order of declaration; then, where the trainer takes any parameter, the others
    /// as they are given, in ordinal order.
    /// </returns>
    /// <exception cref="UsageException">A name is unknown, a value of a wrong type or out of range.</exception>
    public static IReadOnlyDictionary<string, object> Resolve(
        ITrainer trainer,
        IReadOnlyDictionary<string, object> given,
        SourceLocation? location = null
    )
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(given);
        foreach (var name in given.Keys.Order(StringComparer.Ordinal))
        {
            if (!trainer.TakesAnyParameter && !IsDeclared(trainer, name))
            {
                var names = trainer.Parameters.Select(p => p.Name).ToArray();
                var allowed = names.Length == 0 ? "none" : string.Join(", ", names);
                throw new UsageException(
                    $"Trainer {trainer.Name} has no parameter '{name}'.{NearestName.Hint(name, names)} Allowed: {allowed}.",
                    location
                );
            }
        }

        var resolved = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var parameter in trainer.Parameters)
        {
            resolved[parameter.Name] = given.TryGetValue(parameter.Name, out var value)
                ? Convert(trainer, parameter, value, location)
                : parameter.Default;
        }

        foreach (var (name, value) in given.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (!IsDeclared(trainer, name))
            {
                resolved[name] = value is int whole ? (long)whole : value;
            }
        }

        return resolved;
    }

    private static bool IsDeclared(ITrainer trainer, string name) =>
        trainer.Parameters.Any(p => string.Equals(p.Name, name, StringComparison.Ordinal));

    private static object Convert(
        ITrainer trainer,
        TrainerParameter parameter,
        object value,
        SourceLocation? location
    )
    {
        object? converted = (parameter.Default, value) switch
        {
            (bool, bool) or (string, string) or (long, long) or (double, double) => value,
            (double, long whole) => (double)whole,
            (double, int whole) => (double)whole,
            (long, int whole) => (long)whole,
            (long, double number) when number == Math.Floor(number) && Math.Abs(number) < 1e15 =>
                (long)number,
            _ => null,
        };
        if (converted is null)
        {
            throw Wrong(trainer, parameter, value, location);
        }

        double? size = converted switch
        {
            long whole => whole,
            double number => number,
            _ => null,
        };
        return size is { } n && !(n >= (parameter.Min ?? n) && n <= (parameter.Max ?? n))
            ? throw Wrong(trainer, parameter, value, location)
            : converted;
    }

    private static UsageException Wrong(
        ITrainer trainer,
        TrainerParameter parameter,
        object found,
        SourceLocation? location
    )
    {
        var kind = parameter.Default switch
        {
            bool => "true or false",
            long => "a whole number",
            double => "a number",
            _ => "a text",
        };
        var range = (parameter.Min, parameter.Max) switch
        {
            ({ } min, { } max) => string.Create(
                CultureInfo.InvariantCulture,
                $" from {min} to {max}"
            ),
            ({ } min, null) => string.Create(CultureInfo.InvariantCulture, $" of at least {min}"),
            (null, { } max) => string.Create(CultureInfo.InvariantCulture, $" of at most {max}"),
            _ => "",
        };
        var shown = found switch
        {
            string text => $"'{text}'",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => "something else",
        };
        return new UsageException(
            $"Parameter {parameter.Name} of trainer {trainer.Name} is {shown}, expected {kind}{range}.",
            location
        );
    }
}

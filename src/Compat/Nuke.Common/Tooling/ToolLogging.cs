using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Serilog;
using Serilog.Events;

namespace Nuke.Common.Tooling;

/// <summary>The tool's error output is no error.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class LogErrorAsStandard : Attribute;

/// <summary>Lines that match the pattern have the level.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class LogLevelPattern(LogEventLevel level, string pattern) : Attribute
{
    public LogEventLevel Level { get; } = level;
    public string Pattern { get; } = pattern;
}

/// <summary>The level of other lines. <value>The default value is <see cref="LogEventLevel.Debug"/>.</value></summary>
[AttributeUsage(AttributeTargets.Class)]
public class DefaultLogLevel(LogEventLevel level) : Attribute
{
    public LogEventLevel Level { get; } = level;
}

/// <summary>Logs the output of a tool as its attributes say.</summary>
internal sealed class ToolLogging
{
    private static readonly ConcurrentDictionary<Type, ToolLogging> s_tools = [];

    private readonly (LogEventLevel Level, Regex Pattern)[] _patterns;
    private readonly LogEventLevel _outputLevel;
    private readonly LogEventLevel _errorLevel;

    private ToolLogging(Type type)
    {
        _patterns =
        [
            .. type.GetCustomAttributes<LogLevelPattern>()
                .Select(x =>
                    (
                        x.Level,
                        new Regex(
                            x.Pattern,
                            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
                        )
                    )
                ),
        ];
        _outputLevel = type.GetCustomAttribute<DefaultLogLevel>()?.Level ?? LogEventLevel.Debug;
        _errorLevel = type.IsDefined(typeof(LogErrorAsStandard))
            ? _outputLevel
            : LogEventLevel.Error;
    }

    public static Action<OutputType, string> GetLogger(Type type) =>
        s_tools.GetOrAdd(type, x => new ToolLogging(x)).Write;

    private void Write(OutputType type, string text) =>
        Log.Write(GetLevel(type, text), "{Output}", text);

    private LogEventLevel GetLevel(OutputType type, string text)
    {
        foreach (var (level, pattern) in _patterns)
        {
            if (pattern.IsMatch(text))
                return level;
        }

        return type == OutputType.Err ? _errorLevel : _outputLevel;
    }
}

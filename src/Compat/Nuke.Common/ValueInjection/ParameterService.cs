using System.Reflection;
using System.Text;
using Nuke.Common.IO;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>Resolves parameters: command line, environment, profiles, parameters.json.</summary>
internal static class ParameterService
{
    private static EnvironmentValues s_environment;
    private static List<ParameterFile> s_files;
    private static readonly Dictionary<string, object> s_answers = new(StringComparer.Ordinal);

    public static CommandLine CommandLine { get; set; } =
        new([.. Environment.GetCommandLineArgs().Skip(1)]);

    private static EnvironmentValues EnvironmentVariables =>
        s_environment ??= new(Environment.GetEnvironmentVariables());

    private static List<ParameterFile> Files => s_files ??= LoadFiles();

    /// <summary>What somebody typed when asked for a required parameter.</summary>
    public static void SetAnswer(MemberInfo member, object value) =>
        s_answers[ParameterNames.GetName(member)] = value;

    /// <summary>The value given for the parameter of a member, or null.</summary>
    public static object GetParameter(MemberInfo member, Type type)
    {
        var (name, separator) = ParameterNames.GetNameAndSeparator(member);
        if (s_answers.TryGetValue(name, out var answer))
            return answer;

        return GetParameter(
            name,
            type,
            separator,
            secret: member.IsDefined(typeof(SecretAttribute))
        );
    }

    /// <summary>All that arguments and environment give for a name.</summary>
    public static IEnumerable<string> GetGivenValues(string name)
    {
        foreach (var value in EnvironmentVariables.GetAllValues(name))
            yield return value;

        foreach (var value in CommandLine.GetValues(name) ?? [])
            yield return value;
    }

    /// <summary>Fails where a profile has no file: its values would silently be missing.</summary>
    public static void CheckProfiles()
    {
        foreach (var profile in NukeBuild.LoadedLocalProfiles)
        {
            var file = NukeBuild.RootDirectory / ".nuke" / ParameterFile.GetName(profile);
            Assert.True(
                File.Exists(file),
                $"Profile '{profile}' has no parameters file: '{file}' does not exist"
            );
        }
    }

    public static object GetParameter(string name, Type type, string separator, bool secret = false)
    {
        if (CommandLine.GetValues(name) is { } arguments)
            return Convert(
                "argument",
                name,
                arguments,
                type,
                separator,
                EnvironmentInfo.WorkingDirectory,
                secret
            );

        if (EnvironmentVariables.GetValue(name) is { } variable)
        {
            string[] values =
                type.IsArray && separator is null
                    ? variable.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    : [variable];
            return Convert(
                "environment variable",
                name,
                values,
                type,
                separator,
                EnvironmentInfo.WorkingDirectory,
                secret
            );
        }

        foreach (var file in Files)
        {
            if (file.GetValues(name) is { } values)
            {
                if (secret)
                    values = Array.ConvertAll(values, x => Reveal(x, name, file));

                return Convert(
                    "parameter",
                    name,
                    values,
                    type,
                    separator,
                    NukeBuild.RootDirectory,
                    secret
                );
            }
        }

        return null;
    }

    private static string Reveal(string value, string name, ParameterFile file)
    {
        if (!EncryptedValues.IsEncrypted(value))
            throw new InvalidOperationException(
                $"Secret '{name}' must not be stored as plain text in '{file.Name}'. "
                    + $"Encrypt it by 'nuke :secrets' or pass it by the environment variable {GetVariableName(name)}"
            );

        var secret = EncryptedValues.Decrypt(value, name, file);
        Secrets.Add(secret);
        return secret;
    }

    /// <summary>As <see cref="GetParameter(MemberInfo, Type)"/>; a value that does not convert is a warning.</summary>
    public static object TryGetComponentParameter(MemberInfo member, Type type)
    {
        try
        {
            return GetParameter(member, type);
        }
        catch (Exception exception)
        {
            Log.Warning(
                exception,
                "Could not inject value for {Member}",
                ParameterNames.GetDisplayName(member)
            );
            return null;
        }
    }

    /// <summary>As <see cref="GetParameter(string, Type, string, bool)"/> for the parameters that every build has.</summary>
    public static T GetBuiltIn<T>(string name) =>
        GetBuiltIn(name, typeof(T)) is { } value ? (T)value : default;

    public static object GetBuiltIn(string name, Type type)
    {
        var values = CommandLine.GetValues(name);
        if (values is null && EnvironmentVariables.GetBuiltInValue(name) is { } variable)
            values = [variable];
        if (values is null && !IsNeededForFiles(name))
            values = GetFromFiles(name);
        if (values is null)
            return null;

        return Convert(
            "argument",
            name,
            values,
            type,
            "+",
            EnvironmentInfo.WorkingDirectory,
            secret: false
        );
    }

    private static string[] GetFromFiles(string name)
    {
        foreach (var file in Files)
        {
            if (file.GetValues(name) is { } values)
                return values;
        }

        return null;
    }

    private static bool IsNeededForFiles(string name) => name is "Root" or "Profile";

    private static List<ParameterFile> LoadFiles()
    {
        var files = new List<ParameterFile>();
        foreach (var profile in NukeBuild.LoadedLocalProfiles.Append(null))
        {
            if (ParameterFile.TryLoad(NukeBuild.RootDirectory, profile) is { } file)
                files.Add(file);
        }

        return files;
    }

    public static object Convert(
        string source,
        string name,
        string[] values,
        Type type,
        string separator,
        AbsolutePath baseDirectory,
        bool secret
    )
    {
        if (separator is not null && type.IsArray && values.Length == 1)
            values = values[0].Split(separator, StringSplitOptions.RemoveEmptyEntries);

        if (ValueConverter.TryConvert(values, type, baseDirectory, out var result, out var failed))
            return result;

        var message = new StringBuilder();
        message.Append("Resolving ").Append(source).Append(" '").Append(name).Append("' failed.\n");
        message.Append(
            failed is null
                ? $"Value [ {(secret ? "***" : string.Join(", ", values))} ] cannot be assigned to '{ValueConverter.GetName(type)}'"
                : $"Value '{(secret ? "***" : failed)}' could not be converted to '{ValueConverter.GetName(type)}'"
        );
        if (source == "argument")
            AppendArguments(message);

        throw new Exception(message.ToString());
    }

    /// <summary>The arguments one a line, without the values of secrets.</summary>
    private static void AppendArguments(StringBuilder message)
    {
        message.Append("\nArguments were:");
        var secrets = BuildParameters.GetSecretNames();
        var hidden = false;
        for (var i = 0; i < CommandLine.Arguments.Count; i++)
        {
            var argument = CommandLine.Arguments[i];
            var isName = CommandLine.IsName(argument);
            if (isName)
                hidden = secrets.Contains(ParameterNames.Normalize(argument));

            message
                .Append("\n  [")
                .Append(i)
                .Append("] = ")
                .Append(hidden && !isName ? "***" : argument);
        }
    }

    private static string GetVariableName(string name) =>
        "NUKE_" + ParameterNames.GetDashed(name).Replace('-', '_').ToUpperInvariant();
}

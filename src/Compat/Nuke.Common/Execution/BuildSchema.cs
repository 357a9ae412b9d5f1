using System.Reflection;
using System.Text.Json;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Keeps <c>.nuke/build.schema.json</c> in step with the build, for editors and completion.</summary>
internal static class BuildSchema
{
    private static readonly string[] s_hosts =
    [
        "AppVeyor",
        "AzurePipelines",
        "Bamboo",
        "Bitbucket",
        "Bitrise",
        "GitHubActions",
        "GitLab",
        "Jenkins",
        "Rider",
        "SpaceAutomation",
        "TeamCity",
        "Terminal",
        "TravisCI",
        "VisualStudio",
        "VSCode",
    ];

    /// <summary>Writes the schema unless the assemblies that declare the build are those of the last time.</summary>
    public static void WriteIfChanged(NukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        var file = NukeBuild.RootDirectory / ".nuke" / "build.schema.json";
        var stampFile = NukeBuild.TemporaryDirectory / "build.schema.stamp";
        var stamp = GetStamp(build.GetType());
        if (!Directory.Exists(NukeBuild.RootDirectory / ".nuke"))
            return;

        if (
            File.Exists(file)
            && File.Exists(stampFile)
            && File.ReadAllBytes(stampFile).AsSpan().SequenceEqual(stamp)
        )
            return;

        try
        {
            var content = GetSchema(build, targets);
            if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
                File.WriteAllBytes(file, content);

            Directory.CreateDirectory(NukeBuild.TemporaryDirectory);
            File.WriteAllBytes(stampFile, stamp);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A build in a read-only checkout is still a build.
        }
    }

    /// <summary>A digest of the version ids of the modules that declare the build and its components.</summary>
    internal static byte[] GetStamp(Type buildType)
    {
        var modules = new HashSet<Module> { typeof(NukeBuild).Module };
        for (var type = buildType; type is not null; type = type.BaseType)
            modules.Add(type.Module);

        foreach (var contract in buildType.GetInterfaces())
            modules.Add(contract.Module);

        var stamp = new byte[16];
        foreach (var module in modules)
        {
            var id = module.ModuleVersionId.ToByteArray();
            for (var i = 0; i < stamp.Length; i++)
                stamp[i] = (byte)((stamp[i] * 31) + id[i]);
        }

        return stamp;
    }

    private static byte[] GetSchema(NukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        using var stream = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            var parameters = BuildParameters
                .GetAll(build.GetType())
                .OrderBy(x => x.Name, StringComparer.OrdinalIgnoreCase)
                .ToList();
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
            json.WriteStartObject("definitions");
            foreach (
                var type in parameters
                    .Select(x => GetElementType(x.Member))
                    .Where(x => x.IsEnum)
                    .Distinct()
                    .OrderBy(x => x.Name, StringComparer.Ordinal)
            )
                WriteEnum(json, type.Name, Enum.GetNames(type), described: true);

            WriteEnum(json, "Host", s_hosts, described: false);
            WriteEnum(
                json,
                "ExecutableTarget",
                targets.Select(x => x.Name).Order(StringComparer.Ordinal),
                described: false
            );
            WriteEnum(json, "Verbosity", Enum.GetNames<Verbosity>(), described: true);
            WriteBuiltIn(json);
            json.WriteEndObject();
            json.WriteStartArray("allOf");
            json.WriteStartObject();
            json.WriteStartObject("properties");
            foreach (var parameter in parameters)
                WriteParameter(json, build, parameter);

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("$ref", "#/definitions/NukeBuild");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteEnum(
        Utf8JsonWriter json,
        string name,
        IEnumerable<string> values,
        bool described
    )
    {
        json.WriteStartObject(name);
        json.WriteString("type", "string");
        if (described)
            json.WriteString("description", "");

        WriteEnumValues(json, values);
        json.WriteEndObject();
    }

    private static void WriteEnumValues(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values)
            json.WriteStringValue(value);

        json.WriteEndArray();
    }

    private static void WriteBuiltIn(Utf8JsonWriter json)
    {
        json.WriteStartObject("NukeBuild");
        json.WriteStartObject("properties");
        foreach (var parameter in BuiltInParameters.All)
        {
            var isArray = parameter.Type.EndsWith("[]", StringComparison.Ordinal);
            var type = isArray ? parameter.Type[..^2] : parameter.Type;
            json.WriteStartObject(parameter.Name);
            if (isArray)
                json.WriteString("type", "array");
            else if (type[0] != '#')
                json.WriteString("type", type);

            json.WriteString("description", parameter.Description);
            if (isArray)
                json.WriteStartObject("items");

            if (type[0] == '#')
                json.WriteString("$ref", "#/definitions/" + type[1..]);
            else if (isArray)
                json.WriteString("type", type);

            if (isArray)
                json.WriteEndObject();

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteParameter(
        Utf8JsonWriter json,
        NukeBuild build,
        BuildParameter parameter
    )
    {
        var type = MemberAccess.GetMemberType(parameter.Member);
        json.WriteStartObject(parameter.Name);
        if (type.IsArray)
        {
            json.WriteString("type", "array");
            WriteDescription(json, parameter);
            json.WriteStartObject("items");
            WriteType(json, build, parameter, type.GetElementType()!, describe: false);
            json.WriteEndObject();
        }
        else
        {
            WriteType(json, build, parameter, type, describe: true);
        }

        json.WriteEndObject();
    }

    private static void WriteType(
        Utf8JsonWriter json,
        NukeBuild build,
        BuildParameter parameter,
        Type type,
        bool describe
    )
    {
        var underlying = Nullable.GetUnderlyingType(type);
        if ((underlying ?? type) is { IsEnum: true } enumType)
        {
            if (describe)
                WriteDescription(json, parameter);

            json.WriteString("$ref", "#/definitions/" + enumType.Name);
            return;
        }

        var (name, format) = GetJsonType(underlying ?? type);
        if (underlying is null)
        {
            json.WriteString("type", name);
        }
        else
        {
            json.WriteStartArray("type");
            json.WriteStringValue(name);
            json.WriteStringValue("null");
            json.WriteEndArray();
        }

        if (describe)
            WriteDescription(json, parameter);

        if (parameter.Member.IsDefined(typeof(SecretAttribute)))
            json.WriteString("default", "Secrets must be entered via 'nuke :secrets [profile]'");
        else if (
            parameter.Attribute.ValueProviderMember is not null
            || typeof(Enumeration).IsAssignableFrom(type)
        )
            WriteEnumValues(
                json,
                parameter.Attribute.GetValueSet(parameter.Member, build).Select(x => x.Text)
            );

        if (format is not null)
            json.WriteString("format", format);
    }

    private static void WriteDescription(Utf8JsonWriter json, BuildParameter parameter)
    {
        if (parameter.Attribute.Description is { } description)
            json.WriteString("description", description);
    }

    private static (string Type, string Format) GetJsonType(Type type) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => ("boolean", null),
            TypeCode.Int32 => ("integer", "int32"),
            TypeCode.Int64 => ("integer", "int64"),
            TypeCode.Double => ("number", "double"),
            TypeCode.Single => ("number", "float"),
            TypeCode.Decimal => ("number", "decimal"),
            TypeCode.DateTime => ("string", "date-time"),
            _ => ("string", type == typeof(Guid) ? "guid" : null),
        };

    private static Type GetElementType(MemberInfo member)
    {
        var type = MemberAccess.GetMemberType(member);
        type = type.IsArray ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}

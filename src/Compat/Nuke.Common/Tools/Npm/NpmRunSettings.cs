using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Npm;

/// <summary>Runs a script of the package: <c>npm run</c>.</summary>
[Command(Type = typeof(NpmTasks), Command = nameof(NpmTasks.NpmRun), Arguments = "run")]
public class NpmRunSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string Command => Get<string>();

    [Argument(Format = "-- {value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> Arguments => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="NpmRunSettings"/>.</summary>
public static class NpmRunSettingsExtensions
{
    extension<T>(T o)
        where T : NpmRunSettings
    {
        public T SetCommand(string v) => o.Set(nameof(o.Command), v);

        public T ResetCommand() => o.Reset(nameof(o.Command));

        public T SetArguments(params string[] v) => o.SetList(nameof(o.Arguments), v);

        public T SetArguments(IEnumerable<string> v) => o.SetList(nameof(o.Arguments), v);

        public T AddArguments(params string[] v) => o.AddList(nameof(o.Arguments), v);

        public T AddArguments(IEnumerable<string> v) => o.AddList(nameof(o.Arguments), v);

        public T RemoveArguments(params string[] v) => o.RemoveList(nameof(o.Arguments), v);

        public T RemoveArguments(IEnumerable<string> v) => o.RemoveList(nameof(o.Arguments), v);

        public T ClearArguments() => o.ClearList<T, string>(nameof(o.Arguments));
    }
}

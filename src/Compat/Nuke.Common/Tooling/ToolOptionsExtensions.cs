using System.Collections.ObjectModel;

namespace Nuke.Common.Tooling;

/// <summary>Setting what all tools' options have.</summary>
public static class ToolOptionsExtensions
{
    extension<T>(T o)
        where T : ToolOptions
    {
        public T SetProcessToolPath(string value) => o.Set(nameof(o.ProcessToolPath), value);

        public T ResetProcessToolPath() => o.Reset(nameof(o.ProcessToolPath));

        public T SetProcessWorkingDirectory(string value) =>
            o.Set(nameof(o.ProcessWorkingDirectory), value);

        public T ResetProcessWorkingDirectory() => o.Reset(nameof(o.ProcessWorkingDirectory));

        public T SetProcessEnvironmentVariables(ReadOnlyDictionary<string, string> values) =>
            o.SetVariables(values);

        public T SetProcessEnvironmentVariables(Dictionary<string, string> values) =>
            o.SetVariables(values);

        public T AddProcessEnvironmentVariables(ReadOnlyDictionary<string, string> values) =>
            o.AddVariables(values);

        public T AddProcessEnvironmentVariables(Dictionary<string, string> values) =>
            o.AddVariables(values);

        public T AddProcessEnvironmentVariable(string key, string value) =>
            o.ChangeVariables(x => x.Add(key, value));

        public T SetProcessEnvironmentVariable(string key, string value) =>
            o.ChangeVariables(x => x[key] = value);

        public T SetProcessEnvironmentVariable(string key, object value) =>
            o.ChangeVariables(x => x[key] = CommandLineText.Format(value));

        public T RemoveProcessEnvironmentVariable(string key) =>
            o.ChangeVariables(x => x.Remove(key));

        public T ClearProcessEnvironmentVariables() => o.ChangeVariables(x => x.Clear());

        public T ResetProcessEnvironmentVariables() =>
            o.Reset(nameof(o.ProcessEnvironmentVariables));

        public T SetProcessExecutionTimeout(int? value) =>
            o.Set(nameof(o.ProcessExecutionTimeout), value);

        public T SetProcessExecutionTimeout(TimeSpan value) =>
            o.Set(nameof(o.ProcessExecutionTimeout), (int)value.TotalMilliseconds);

        public T ResetProcessExecutionTimeout() => o.Reset(nameof(o.ProcessExecutionTimeout));

        public T SetProcessOutputLogging(bool? value) =>
            o.Set(nameof(o.ProcessOutputLogging), value);

        public T EnableProcessOutputLogging() => o.Set(nameof(o.ProcessOutputLogging), true);

        public T DisableProcessOutputLogging() => o.Set(nameof(o.ProcessOutputLogging), false);

        public T ResetProcessOutputLogging() => o.Reset(nameof(o.ProcessOutputLogging));

        public T SetProcessInvocationLogging(bool? value) =>
            o.Set(nameof(o.ProcessInvocationLogging), value);

        public T EnableProcessInvocationLogging() =>
            o.Set(nameof(o.ProcessInvocationLogging), true);

        public T DisableProcessInvocationLogging() =>
            o.Set(nameof(o.ProcessInvocationLogging), false);

        public T ResetProcessInvocationLogging() => o.Reset(nameof(o.ProcessInvocationLogging));

        public T SetProcessExitHandling(bool? value) => o.Set(nameof(o.ProcessExitHandling), value);

        public T EnableProcessExitHandling() => o.Set(nameof(o.ProcessExitHandling), true);

        public T DisableProcessExitHandling() => o.Set(nameof(o.ProcessExitHandling), false);

        public T ToggleProcessExitHandling() =>
            o.Set(nameof(o.ProcessExitHandling), !o.ProcessExitHandling);

        public T ResetProcessExitHandling() => o.Reset(nameof(o.ProcessExitHandling));

        public T SetProcessRedactedSecrets(params string[] v) =>
            o.SetList(nameof(o.ProcessRedactedSecrets), v);

        public T SetProcessRedactedSecrets(IEnumerable<string> v) =>
            o.SetList(nameof(o.ProcessRedactedSecrets), v);

        public T AddProcessRedactedSecrets(params string[] v) =>
            o.AddList(nameof(o.ProcessRedactedSecrets), v);

        public T AddProcessRedactedSecrets(IEnumerable<string> v) =>
            o.AddList(nameof(o.ProcessRedactedSecrets), v);

        public T RemoveProcessRedactedSecrets(params string[] v) =>
            o.RemoveList(nameof(o.ProcessRedactedSecrets), v);

        public T RemoveProcessRedactedSecrets(IEnumerable<string> v) =>
            o.RemoveList(nameof(o.ProcessRedactedSecrets), v);

        public T ClearProcessRedactedSecrets() =>
            o.ClearList<T, string>(nameof(o.ProcessRedactedSecrets));

        public T SetProcessAdditionalArguments(params string[] v) =>
            o.SetList(nameof(o.ProcessAdditionalArguments), v);

        public T SetProcessAdditionalArguments(IEnumerable<string> v) =>
            o.SetList(nameof(o.ProcessAdditionalArguments), v);

        public T AddProcessAdditionalArguments(params string[] v) =>
            o.AddList(nameof(o.ProcessAdditionalArguments), v);

        public T AddProcessAdditionalArguments(IEnumerable<string> v) =>
            o.AddList(nameof(o.ProcessAdditionalArguments), v);

        public T RemoveProcessAdditionalArguments(params string[] v) =>
            o.RemoveList(nameof(o.ProcessAdditionalArguments), v);

        public T RemoveProcessAdditionalArguments(IEnumerable<string> v) =>
            o.RemoveList(nameof(o.ProcessAdditionalArguments), v);

        public T ClearProcessAdditionalArguments() =>
            o.ClearList<T, string>(nameof(o.ProcessAdditionalArguments));

        public T SetProcessLogger(Action<OutputType, string> v) =>
            o.Set(nameof(o.ProcessLogger), v);

        public T SetProcessExitHandler(Action<IProcess> exitHandler) =>
            o.SetHandler(
                exitHandler is null ? null : (_, process) => Done(() => exitHandler(process))
            );

        public T SetProcessExitHandler(Func<IProcess, object> exitHandler) =>
            o.SetHandler(exitHandler is null ? null : (_, process) => exitHandler(process));

        public T SetProcessExitHandler(Action<T, IProcess> exitHandler) =>
            o.SetHandler(
                exitHandler is null
                    ? null
                    : (options, process) => Done(() => exitHandler((T)options, process))
            );

        public T SetProcessExitHandler(Func<T, IProcess, object> exitHandler) =>
            o.SetHandler(
                exitHandler is null ? null : (options, process) => exitHandler((T)options, process)
            );

        private T SetHandler(Func<ToolOptions, IProcess, object> handler) =>
            o.Set(nameof(o.ProcessExitHandler), handler);

        private T SetVariables(IEnumerable<KeyValuePair<string, string>> values) =>
            o.ChangeVariables(x =>
            {
                x.Clear();
                foreach (var (key, value) in values)
                    x[key] = value;
            });

        private T AddVariables(IEnumerable<KeyValuePair<string, string>> values) =>
            o.ChangeVariables(x =>
            {
                foreach (var (key, value) in values)
                    x.Add(key, value);
            });

        private T ChangeVariables(Action<Dictionary<string, string>> change)
        {
            var variables = new Dictionary<string, string>(
                o.ProcessEnvironmentVariables,
                EnvironmentInfo.IsWin ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            );
            change(variables);
            return o.Set(nameof(o.ProcessEnvironmentVariables), variables);
        }
    }

    private static object Done(Action action)
    {
        action();
        return null;
    }
}

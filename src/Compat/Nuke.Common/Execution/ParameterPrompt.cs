using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Asks on a terminal for a required parameter that has no value.</summary>
internal static class ParameterPrompt
{
    public static void Ask(NukeBuild build, MemberInfo member)
    {
        var attribute = member.GetCustomAttribute<ParameterAttribute>()!;
        var name = ParameterNames.GetName(member, attribute);
        var options = attribute.GetValueSet(member, build)?.ToList();
        var question = $"{(attribute.Description ?? name).TrimEnd('.')}:";
        try
        {
            var value = options is { Count: > 0 }
                ? Choose(question, options)
                : Read(question, member, name);
            ParameterService.SetAnswer(member, value);
            if (member.DeclaringType is { IsInterface: false })
                MemberAccess.TrySetValue(member, build, value);
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException(
                $"{exception.Message}\nPass the value by '--{ParameterNames.GetDashed(name)}'.",
                exception
            );
        }
    }

    private static object Choose(string question, List<(string Text, object Object)> options)
    {
        ConsoleText.WriteLine(question, ConsoleText.Accent);
        var selected = 0;
        while (true)
        {
            for (var i = 0; i < options.Count; i++)
                ConsoleText.WriteRaw((i == selected ? "»  " : "   ") + options[i].Text);

            switch (Console.ReadKey(intercept: true).Key)
            {
                case ConsoleKey.UpArrow:
                    selected = Math.Max(0, selected - 1);
                    break;
                case ConsoleKey.DownArrow:
                    selected = Math.Min(options.Count - 1, selected + 1);
                    break;
                case ConsoleKey.Enter:
                    return options[selected].Object;
            }

            ConsoleText.WriteRaw($"\u001b[{options.Count + 1}A");
        }
    }

    private static object Read(string question, MemberInfo member, string name)
    {
        string text;
        if (member.IsDefined(typeof(SecretAttribute)))
        {
            text = SecretPrompt.Ask(question);
            Secrets.Add(text);
        }
        else
        {
            ConsoleText.WriteLine(question, ConsoleText.Accent);
            text = ReadLine();
        }

        if (text.Length == 0)
            return null;

        var type = MemberAccess.GetMemberType(member);
        return ValueConverter.TryConvert(
            [text],
            type,
            EnvironmentInfo.WorkingDirectory,
            out var value,
            out _
        )
            ? value
            : throw new InvalidOperationException(
                $"Value for '{name}' is no '{ValueConverter.GetName(type)}'"
            );
    }

    private static string ReadLine()
    {
        var text = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                text.Append(key.KeyChar);
                Console.Write(key.KeyChar);
            }
            else if (text.Length > 0)
            {
                text.Length--;
                Console.Write("\b \b");
            }
        }

        Console.WriteLine();
        return text.ToString();
    }
}

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
        ConsoleText.WriteLine($"{attribute.Description ?? name}:", ConsoleText.Accent);
        try
        {
            var value = options is { Count: > 0 } ? Choose(options) : Read(member, name);
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

    private static object Choose(List<(string Text, object Object)> options)
    {
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

    private static object Read(MemberInfo member, string name)
    {
        var secret = member.IsDefined(typeof(SecretAttribute));
        var text = new System.Text.StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
                break;

            if (key.Key == ConsoleKey.Backspace)
            {
                if (text.Length > 0)
                {
                    text.Length--;
                    Console.Write("\b \b");
                }
            }
            else
            {
                text.Append(key.KeyChar);
                Console.Write(secret ? '*' : key.KeyChar);
            }
        }

        Console.WriteLine();
        var type = MemberAccess.GetMemberType(member);
        if (text.Length == 0)
            return null;

        return ValueConverter.TryConvert(
            [text.ToString()],
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
}

using Nuke.Common;
using Nuke.Common.Utilities;

/// <summary>Shows what <see cref="EnvironmentInfo"/> says of the process.</summary>
public interface IShowEnvironment : INukeBuild
{
    int Count => 0;

    Target ShowEnvironment =>
        _ =>
            _.Unlisted()
                .Executes(() =>
                {
                    Show("count", EnvironmentInfo.GetNamedArgument<int>("count"));
                    Show("expression", EnvironmentInfo.GetNamedArgument(() => Count));
                    Show("object", EnvironmentInfo.GetNamedArgument<long>(() => (object)Count));
                    Show("has", EnvironmentInfo.HasArgument(() => Count));
                    Show("none", EnvironmentInfo.HasArgument("none"));
                    Show("nullable", EnvironmentInfo.GetNamedArgument<int?>("none"));
                    Show("switch", EnvironmentInfo.GetNamedArgument<bool>("my-switch"));
                    Show(
                        "list",
                        EnvironmentInfo.GetNamedArgument<string[]>("my-list", '+').JoinComma()
                    );
                    Show("first", EnvironmentInfo.GetPositionalArgument<string>(0));
                    Show("second", EnvironmentInfo.GetPositionalArgument<string>(1));
                    Show("third", EnvironmentInfo.GetPositionalArgument<string>(2));
                    Show("last", EnvironmentInfo.GetPositionalArgument<string>(-1));
                    Show("arguments", EnvironmentInfo.CommandLineArguments.Count);
                    Show("framework", EnvironmentInfo.Framework.FullName);
                    Show("working", EnvironmentInfo.WorkingDirectory == RootDirectory);
                    using (TemporaryDirectory.SwitchWorkingDirectory())
                        Show("switched", EnvironmentInfo.WorkingDirectory == TemporaryDirectory);

                    Show("back", EnvironmentInfo.WorkingDirectory == RootDirectory);
                    EnvironmentInfo.GetNamedArgument<int>("my-list");
                });

    private static void Show(string name, object value) =>
        Console.WriteLine($"{name}={value ?? "null"}");
}

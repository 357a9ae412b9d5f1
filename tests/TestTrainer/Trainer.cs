using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MlOpsBuild.TestTrainer;

/// <summary>Ways to train: well, and in all the ways that programs go wrong.</summary>
internal static class Trainer
{
    private static readonly string Input = Variable("MLOPS_INPUT");
    private static readonly string Output = Variable("MLOPS_OUTPUT");

    public static int Run(string way, string argument)
    {
        switch (way)
        {
            case "well":
                Learn();
                break;
            case "progress":
                Console.WriteLine("progress 0.25");
                Console.Error.Write("epoch 1\repoch 2\repoch 3\n");
                Console.WriteLine("::error::not a command of the build server");
                Console.WriteLine("progress 1.5");
                Learn();
                Console.WriteLine("progress 1");
                break;
            case "hangs":
                Console.WriteLine("hanging");
                Thread.Sleep(Timeout.Infinite);
                break;
            case "stubborn":
                using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => c.Cancel = true))
                {
                    Console.WriteLine("hanging");
                    Thread.Sleep(Timeout.Infinite);
                }

                break;
            case "cleans":
                // Asked to end, it says so in a file; then it ends.
                using (
                    PosixSignalRegistration.Create(
                        PosixSignal.SIGTERM,
                        _ => File.WriteAllText(argument, "cleaned")
                    )
                )
                {
                    Console.WriteLine("hanging");
                    Thread.Sleep(Timeout.Infinite);
                }

                break;
            case "floods":
                Flood();
                Learn();
                break;
            case "fails":
                for (var i = 1; i <= 20; i++)
                {
                    Console.Error.WriteLine(FormattableString.Invariant($"line {i}"));
                }

                return 7;
            case "dies":
                File.WriteAllText(Path.Combine(Output, Stump.FileName), "0\n0.");
                Process.GetCurrentProcess().Kill();
                break;
            case "writes-nothing":
                break;
            case "only-metrics":
                File.WriteAllText(Path.Combine(Output, "metrics.json"), "{\"loss\": 1}");
                break;
            case "metrics":
                Learn();
                File.WriteAllText(Path.Combine(Output, "metrics.json"), argument);
                break;
            case "leaves-children":
                Learn();
                Children(argument);
                break;
            case "says":
                Console.WriteLine($"the password is {argument}");
                Console.WriteLine($"the token is {Variable("GITHUB_TOKEN")}.");
                Learn();
                break;
            case "writes-outside":
                Learn();
                File.WriteAllText(Path.Combine(Output, "..", "outside.txt"), "outside");
                break;
            case "changes-input":
                Learn();
                File.AppendAllText(argument, "0.5,x,No\n");
                break;
            case "links":
                Learn();
                File.CreateSymbolicLink(Path.Combine(Output, "weights.bin"), argument);
                break;
            case "links-output":
                Directory.Delete(Output);
                Directory.CreateSymbolicLink(Output, argument);
                break;
            case "pipe":
                Learn();
                Process.Start("mkfifo", Path.Combine(Output, "pipe")).WaitForExit();
                break;
            case "file":
                Learn();
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Output, argument))!);
                File.WriteAllText(Path.Combine(Output, argument), "x");
                break;
            case "huge":
                Learn();
                using (var file = File.Create(Path.Combine(Output, "huge.bin")))
                {
                    file.SetLength(21L << 30); // no blocks of the disk
                }

                break;
            case "many-files":
                Learn();
                for (var i = 0; i <= 10_000; i++)
                {
                    File.Create(Path.Combine(Output, FormattableString.Invariant($"{i}.txt")))
                        .Dispose();
                }

                break;
            case "copies-input":
                Learn();
                foreach (var file in Directory.GetFiles(Input))
                {
                    File.Copy(file, Path.Combine(Output, Path.GetFileName(file)));
                }

                break;
            case "tells-environment":
                Learn();
                Environment();
                break;
            default:
                Console.Error.WriteLine($"TestTrainer: no way to train is called '{way}'");
                return 2;
        }

        return 0;
    }

    private static void Learn()
    {
        var rows = File.ReadLines(Path.Combine(Input, "train.csv"))
            .Skip(1)
            .Select(l => l.Split(','))
            .ToList();
        Stump.Learn(Schema.Read(Input), rows).Save(Output);
    }

    private static void Flood()
    {
        var line = new string('x', 200);
        for (var i = 0; i < 200_000; i++)
        {
            Console.Error.WriteLine(line);
        }
    }

    // One that holds the output open, one in a session of its own whose parent is gone.
    private static void Children(string pids)
    {
        var script =
            $"sleep 1000 & echo $! >> '{pids}'; (setsid sh -c 'echo $$ >> \"{pids}\"; exec sleep 1000' < /dev/null > /dev/null 2>&1 &)";
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]))!;
        shell.WaitForExit();
        while (!File.Exists(pids) || File.ReadAllLines(pids).Length < 2)
        {
            Thread.Sleep(5); // the second one writes when it runs
        }
    }

    private static void Environment()
    {
        var names = new[]
        {
            "MLOPS_LABEL",
            "MLOPS_TASK",
            "MLOPS_SEED",
            "MLOPS_THREADS",
            "OMP_NUM_THREADS",
            "PYTHONHASHSEED",
            "PYTHONUNBUFFERED",
            "PYTHONDONTWRITEBYTECODE",
            "GITHUB_TOKEN",
            "MLOPS_API_KEYS",
        };
        foreach (var name in names)
        {
            Console.WriteLine($"{name}={System.Environment.GetEnvironmentVariable(name)}");
        }

        Console.WriteLine($"folder {Directory.GetCurrentDirectory()}");
        Console.WriteLine($"input '{Console.In.ReadToEnd()}'");
    }

    private static string Variable(string name) =>
        System.Environment.GetEnvironmentVariable(name) ?? "";
}

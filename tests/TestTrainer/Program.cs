using MlOpsBuild.TestTrainer;

// TestTrainer --version
// TestTrainer predict lines|csv [nan|outside|fails|silent|prints]
// TestTrainer <way to train> [argument]
switch (args)
{
    case ["--version"]:
        Console.WriteLine("TestTrainer 1.0");
        return 0;
    case ["predict", var protocol, .. var how]:
        return new Predictor(how.FirstOrDefault() ?? "").Run(protocol);
    case [var way, .. var rest]:
        return Trainer.Run(way, rest.FirstOrDefault() ?? "");
    default:
        Console.Error.WriteLine("TestTrainer: nothing to do");
        return 2;
}

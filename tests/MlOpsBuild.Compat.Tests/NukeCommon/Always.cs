using FsCheck;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Properties that hold for all values; the values are the same in every run.</summary>
internal static class Always
{
    public static void Holds<T>(Gen<T> values, Action<T> property, int count = 300)
    {
        var configuration = Configuration.QuickThrowOnFailure;
        configuration.MaxNbOfTest = count;
        configuration.QuietOnSuccess = true;
        configuration.Replay = FsCheck.Random.StdGen.NewStdGen(20_250_101, 7);
        Prop.ForAll(values.ToArbitrary(), property).Check(configuration);
    }
}

using FsCheck;

namespace MlOpsBuild.Tests.Configuration;

/// <summary>Properties that hold for all values; the values are the same in every run.</summary>
internal static class Always
{
    /// <summary>Tries <paramref name="count"/> values; the test fails with the first that does not hold.</summary>
    public static void Holds<T>(Gen<T> values, Func<T, bool> property, int count)
    {
        var configuration = FsCheck.Configuration.QuickThrowOnFailure;
        configuration.MaxNbOfTest = count;
        configuration.QuietOnSuccess = true;
        configuration.Replay = FsCheck.Random.StdGen.NewStdGen(20_250_101, 7);
        Prop.ForAll(values.ToArbitrary(), property).Check(configuration);
    }
}

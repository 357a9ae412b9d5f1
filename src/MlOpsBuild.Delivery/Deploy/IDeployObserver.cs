namespace MlOpsBuild.Delivery.Deploy;

/// <summary>Is told how a deployment goes on, a line at a time.</summary>
public interface IDeployObserver
{
    /// <summary>A step was taken, or is about to be.</summary>
    /// <param name="text">For people, one line, without a dot at its end.</param>
    void OnStep(string text);

    /// <summary>Something is not as it should be, and the deployment goes on.</summary>
    /// <param name="text">For people, one sentence or more on one line.</param>
    void OnWarning(string text);
}

using MlOpsBuild.Delivery.Deploy;

namespace MlOpsBuild.Nuke;

/// <summary>Tells the terminal how a deployment goes on, a line each.</summary>
internal sealed class ScreenDeployObserver : IDeployObserver
{
    public void OnStep(string text) => Screen.Note(text);

    public void OnWarning(string text) => Screen.Warn(text);
}

using BenchmarkDotNet.Running;
using MlOpsBuild.Benchmarks;

if (args is ["github", var sha, var token])
{
    await GitHubForPosting.RunAsync(sha, token);
}
else if (args is ["serving", var folder])
{
    await ServingFolder.WriteAsync(folder);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(GitHubForPosting).Assembly).Run(args);
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orleans.Standin.Tests.Activations;

/// <summary>A cluster with what <see cref="LifeGrain"/> asks for.</summary>
internal static class LifeCluster
{
    public static Task<ProbedCluster> StartAsync(
        Action<ISiloBuilder>? silo = null, Action<IHostApplicationBuilder>? host = null) => ProbedCluster.StartAsync(
        builder =>
        {
            builder.Services
                .AddSingleton<Failures>()
                .AddKeyedSingleton("left", new Service("the left one"))
                .AddKeyedSingleton("right", new Service("the right one"))
                .AddScoped<ScopedService>();
            silo?.Invoke(builder);
        },
        host);

    public static string[] NotesOf(this ProbedCluster cluster, string key) =>
    [
        .. cluster.Probe.Notes
            .Where(note => note.StartsWith($"{key} ", StringComparison.Ordinal))
            .Select(note => note[(key.Length + 1)..]),
    ];
}

namespace Orleans;

/// <summary>Calls grains from outside of grains.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The services of the process the client lives in.</summary>
    IServiceProvider ServiceProvider { get; }
}

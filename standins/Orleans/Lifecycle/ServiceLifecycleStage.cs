namespace Orleans;

/// <summary>The stages through which a silo starts, and back through which it stops.</summary>
public static class ServiceLifecycleStage
{
    /// <summary>Before everything.</summary>
    public const int First = int.MinValue;

    /// <summary>The runtime itself.</summary>
    public const int RuntimeInitialize = 2000;

    /// <summary>Services of the runtime.</summary>
    public const int RuntimeServices = 4000;

    /// <summary>Storage of the runtime.</summary>
    public const int RuntimeStorageServices = 6000;

    /// <summary>Grain services of the runtime.</summary>
    public const int RuntimeGrainServices = 8000;

    /// <summary>After the grain services of the runtime.</summary>
    public const int AfterRuntimeGrainServices = 8100;

    /// <summary>Services of the application, storage among them.</summary>
    public const int ApplicationServices = 10000;

    /// <summary>On the way down: grains are deactivated.</summary>
    public const int GrainDeactivation = 19998;

    /// <summary>From here on grains may be activated.</summary>
    public const int BecomeActive = 19999;

    /// <summary>Up and serving.</summary>
    public const int Active = 20000;

    /// <summary>After everything.</summary>
    public const int Last = int.MaxValue;
}

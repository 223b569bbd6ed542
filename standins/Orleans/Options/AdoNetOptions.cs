namespace Orleans.Configuration;

/// <summary>Where grain state is kept in a database.</summary>
public class AdoNetGrainStorageOptions
{
    /// <summary>The invariant unless set.</summary>
    public const string DEFAULT_ADONET_INVARIANT = "Microsoft.Data.SqlClient";

    /// <summary>The lifecycle stage unless set.</summary>
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    /// <summary>How to reach the database.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Which driver; the stand-in knows <c>Npgsql</c>.</summary>
    public string Invariant { get; set; } = DEFAULT_ADONET_INVARIANT;

    /// <summary>At which lifecycle stage the storage becomes ready.</summary>
    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;

    /// <summary>Whether clearing a state deletes its row.</summary>
    public bool DeleteStateOnClear { get; set; }
}

/// <summary>Where a silo would find its cluster. The stand-in refuses to cluster.</summary>
public class AdoNetClusteringSiloOptions
{
    /// <summary>How to reach the database.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Which driver.</summary>
    public string Invariant { get; set; } = string.Empty;
}

/// <summary>Where a client would find its cluster. The stand-in refuses to cluster.</summary>
public class AdoNetClusteringClientOptions
{
    /// <summary>How to reach the database.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Which driver.</summary>
    public string Invariant { get; set; } = string.Empty;
}

/// <summary>State kept in memory, for tests.</summary>
public class MemoryGrainStorageOptions
{
    /// <summary>The lifecycle stage unless set.</summary>
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    /// <summary>At which lifecycle stage the storage becomes ready.</summary>
    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;
}

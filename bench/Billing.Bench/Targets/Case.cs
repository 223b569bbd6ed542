namespace Billing.Bench.Targets;

/// <summary>What is measured: an engine, the way in, and how the load falls on its accounts.</summary>
internal sealed record Case(Engine Engine, Way Way, Shape Shape)
{
    /// <summary>Items in a request of the batch cases.</summary>
    public const int BatchItems = 100;

    /// <summary>Every case, in the order of the report.</summary>
    public static readonly IReadOnlyList<Case> All =
    [
        new(Engine.Ours, Way.Silo, Shape.Spread),
        new(Engine.Ours, Way.Silo, Shape.Hot),
        new(Engine.Ours, Way.Silo, Shape.Holds),
        new(Engine.Ours, Way.Silo, Shape.Fifo),
        new(Engine.Ours, Way.Http, Shape.Spread),
        new(Engine.Ours, Way.Http, Shape.Hot),
        new(Engine.Ours, Way.Http, Shape.Batch),
        new(Engine.RowLocks, Way.Function, Shape.Spread),
        new(Engine.RowLocks, Way.Function, Shape.Hot),
        new(Engine.RowLocks, Way.Function, Shape.Fifo),
        new(Engine.RowLocks, Way.Http, Shape.Spread),
        new(Engine.RowLocks, Way.Http, Shape.Hot),
        new(Engine.RowLocks, Way.Http, Shape.Batch),
        new(Engine.Statements, Way.Pgbench, Shape.Spread),
        new(Engine.Statements, Way.Pgbench, Shape.Hot),
    ];

    /// <summary>As the command line and the report name it.</summary>
    public string Name => (Engine, Way) switch
    {
        (Engine.Statements, _) => $"statements-{ShapeName}",
        (Engine.Ours, _) => $"ours-{WayName}-{ShapeName}",
        _ => $"peer-{WayName}-{ShapeName}",
    };

    /// <summary>Debits in one call.</summary>
    public int DebitsPerCall => Shape == Shape.Batch ? BatchItems : 1;

    private string WayName => Way.ToString().ToLowerInvariant();

    private string ShapeName => Shape.ToString().ToLowerInvariant();

    /// <summary>The case of that name.</summary>
    public static Case Named(string name) => All.Single(one => one.Name == name);
}

internal enum Engine
{
    /// <summary>This project.</summary>
    Ours,

    /// <summary>A PL/pgSQL function with row locks.</summary>
    RowLocks,

    /// <summary>Plain statements in a transaction, with fewer promises than the other two keep.</summary>
    Statements,
}

internal enum Way
{
    /// <summary>A silo in this process, called through its grain factory.</summary>
    Silo,

    /// <summary>The function, called through Npgsql.</summary>
    Function,

    /// <summary>A service in a process of its own, called over HTTP.</summary>
    Http,

    /// <summary>PostgreSQL's own load generator.</summary>
    Pgbench,
}

internal enum Shape
{
    /// <summary>One debit a call, on an account at random.</summary>
    Spread,

    /// <summary>One debit a call, all on one account.</summary>
    Hot,

    /// <summary>Many debits a call, each on an account at random.</summary>
    Batch,

    /// <summary>A reservation and its commit, two calls and two entries.</summary>
    Holds,

    /// <summary>Debits that burn three grants each.</summary>
    Fifo,
}

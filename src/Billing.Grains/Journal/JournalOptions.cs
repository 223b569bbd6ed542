using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Journal;

/// <summary>How the journal uses PostgreSQL.</summary>
public sealed class JournalOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Billing:Journal";

    /// <summary>The database, as Npgsql spells it. Pooling and time-outs in it are replaced by the options below.</summary>
    [Required]
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// Connections that write; each account belongs to one of them. More of them write smaller groups, of which each costs
    /// PostgreSQL as much as ten of its rows; fewer use fewer of its cores.
    /// </summary>
    /// <value>One for every two cores by default, at most four.</value>
    [Range(1, 16)]
    public int Writers { get; set; } = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>Entries that may wait for one writer; more are refused at once.</summary>
    /// <value>20,000 by default.</value>
    [Range(1, 1_000_000)]
    public int MaxQueuedRows { get; set; } = 20_000;

    /// <summary>The most entries written in one transaction.</summary>
    /// <value>4,096 by default.</value>
    [Range(1, 100_000)]
    public int MaxFlushRows { get; set; } = 4_096;

    /// <summary>Connections that read, at most.</summary>
    /// <value>8 by default.</value>
    [Range(1, 100)]
    public int MaxReadConnections { get; set; } = 8;

    /// <summary>
    /// How long one statement may take. The server is told to give up a little earlier, for its word that nothing was
    /// written is better than our not knowing.
    /// </summary>
    /// <value>5 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long connecting may take.</summary>
    /// <value>3 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long the callers of a flush wait for its outcome, from the moment it was sent. Afterwards they are told that it is
    /// unknown, while settling goes on.
    /// </summary>
    /// <value>8 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan SettleDeadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How often an idle writer makes sure that its connection is alive.</summary>
    /// <value>1 second by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan HealthInterval { get; set; } = TimeSpan.FromSeconds(1);
}

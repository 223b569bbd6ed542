using System.ComponentModel.DataAnnotations;

namespace Billing.Silo;

/// <summary>Where a silo that runs alone finds its database and its ports. Bound from the settings of API.md.</summary>
public sealed class SiloOptions
{
    /// <summary>The database: the setting <c>BILLING_POSTGRES</c>, as Npgsql spells connection strings.</summary>
    [Required(ErrorMessage = "BILLING_POSTGRES is not set. ./run starts a private PostgreSQL and sets it.")]
    public string ConnectionString { get; set; } = "";

    /// <summary>The silo's own port on 127.0.0.1: the setting <c>BILLING_SILO_PORT</c>.</summary>
    /// <value>0: any free one, for nobody else needs to know it while the silo is alone.</value>
    [Range(0, 65_535)]
    public int SiloPort { get; set; }

    /// <summary>The port for Orleans clients on 127.0.0.1: the setting <c>BILLING_GATEWAY_PORT</c>.</summary>
    /// <value>0: any free one.</value>
    [Range(0, 65_535)]
    public int GatewayPort { get; set; }

    /// <summary>
    /// Whether to run on a PostgreSQL whose settings can lose an acknowledged debit: the setting
    /// <c>BILLING_ALLOW_DATABASE_THAT_CAN_LOSE_ACKNOWLEDGED_DEBITS</c>.
    /// </summary>
    /// <value>False.</value>
    public bool AllowDatabaseThatCanLoseAcknowledgedDebits { get; set; }
}

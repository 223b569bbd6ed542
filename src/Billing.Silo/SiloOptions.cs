using System.ComponentModel.DataAnnotations;

namespace Billing.Silo;

/// <summary>What every silo needs to know, alone or in a cluster. Bound from the settings of API.md.</summary>
public sealed class SiloOptions
{
    /// <summary>The database: the setting <c>BILLING_POSTGRES</c>, as Npgsql spells connection strings.</summary>
    [Required(ErrorMessage = "BILLING_POSTGRES is not set. ./run starts a private PostgreSQL and sets it.")]
    public string ConnectionString { get; set; } = "";

    /// <summary>The silo's port for other silos: the setting <c>BILLING_SILO_PORT</c>.</summary>
    /// <value>0: any free one while it is alone, 11111 in a cluster.</value>
    [Range(0, 65_535, ErrorMessage = "BILLING_SILO_PORT must be a port: 0 to 65535.")]
    public int SiloPort { get; set; }

    /// <summary>The silo's port for Orleans clients: the setting <c>BILLING_GATEWAY_PORT</c>.</summary>
    /// <value>0: any free one while it is alone, 30000 in a cluster.</value>
    [Range(0, 65_535, ErrorMessage = "BILLING_GATEWAY_PORT must be a port: 0 to 65535.")]
    public int GatewayPort { get; set; }

    /// <summary>
    /// Whether to run on a PostgreSQL whose settings can lose an acknowledged debit: the setting
    /// <c>BILLING_ALLOW_DATABASE_THAT_CAN_LOSE_ACKNOWLEDGED_DEBITS</c>.
    /// </summary>
    /// <value>False.</value>
    public bool AllowDatabaseThatCanLoseAcknowledgedDebits { get; set; }
}

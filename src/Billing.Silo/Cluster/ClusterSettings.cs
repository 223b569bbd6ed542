using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Billing.Silo.Cluster;

/// <summary>How a process stands in its cluster: what silos and API processes have in common. Bound from the environment.</summary>
public sealed class ClusterSettings
{
    /// <summary>The setting that makes a process part of a cluster.</summary>
    public const string IdSetting = "BILLING_CLUSTER_ID";

    /// <summary>The cluster's name: the setting <c>BILLING_CLUSTER_ID</c>. Processes with the same one find each other.</summary>
    [Required(ErrorMessage = "BILLING_CLUSTER_ID is not set. A silo of its own needs it; alone, run Billing.Api.")]
    [StringLength(100, ErrorMessage = "BILLING_CLUSTER_ID may have 100 characters.")]
    public string ClusterId { get; set; } = "";

    /// <summary>The service's name: the setting <c>BILLING_SERVICE_ID</c>. Snapshots of accounts are kept under it.</summary>
    /// <value>billing.</value>
    [Required]
    [StringLength(100, ErrorMessage = "BILLING_SERVICE_ID may have 100 characters.")]
    public string ServiceId { get; set; } = "billing";

    /// <summary>The database, in which the members of the cluster are listed: the setting <c>BILLING_POSTGRES</c>.</summary>
    [Required(ErrorMessage = "BILLING_POSTGRES is not set. A cluster needs a PostgreSQL that all its processes reach.")]
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// How long to wait for the answer of a grain before the call counts as lost: the setting
    /// <c>BILLING_CALL_TIMEOUT_MS</c>.
    /// </summary>
    /// <value>10,000 ms: longer than the journal takes to say that an outcome is unknown.</value>
    [Range(1_000, 300_000, ErrorMessage = "BILLING_CALL_TIMEOUT_MS must be 1000 to 300000.")]
    public int CallTimeoutMs { get; set; } = 10_000;

    /// <summary>
    /// How long a silo waits for another's sign of life: the setting <c>BILLING_PROBE_TIMEOUT_MS</c>. Three missed in a row
    /// and the other one is declared dead; its accounts then move.
    /// </summary>
    /// <value>1,500 ms: a silo that hangs is gone after 6 seconds.</value>
    [Range(200, 60_000, ErrorMessage = "BILLING_PROBE_TIMEOUT_MS must be 200 to 60000.")]
    public int ProbeTimeoutMs { get; set; } = 1_500;

    /// <summary>
    /// After how long without the store a silo ends itself when another one reaches it, so that its accounts move there:
    /// the setting <c>BILLING_STORE_PATIENCE_MS</c>.
    /// </summary>
    /// <value>8,000 ms.</value>
    [Range(1_000, 600_000, ErrorMessage = "BILLING_STORE_PATIENCE_MS must be 1000 to 600000.")]
    public int StorePatienceMs { get; set; } = 8_000;

    /// <summary>Whether this process is to be part of a cluster.</summary>
    public static bool AreIn(IConfiguration settings) => !string.IsNullOrEmpty(settings[IdSetting]);

    /// <summary>Reads and checks them.</summary>
    /// <exception cref="OptionsValidationException">One is missing or makes no sense; the message names it.</exception>
    public static ClusterSettings Read(IConfiguration settings)
    {
        var read = new ClusterSettings
        {
            ClusterId = settings[IdSetting] ?? "",
            ConnectionString = settings["BILLING_POSTGRES"] ?? "",
        };
        read.ServiceId = SettingReader.Text(settings, "BILLING_SERVICE_ID", read.ServiceId);
        read.CallTimeoutMs = SettingReader.Number(settings, "BILLING_CALL_TIMEOUT_MS", read.CallTimeoutMs);
        read.ProbeTimeoutMs = SettingReader.Number(settings, "BILLING_PROBE_TIMEOUT_MS", read.ProbeTimeoutMs);
        read.StorePatienceMs = SettingReader.Number(settings, "BILLING_STORE_PATIENCE_MS", read.StorePatienceMs);
        SettingReader.Check(read);
        return read;
    }
}

using Billing.Silo.Cluster;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Tests.Cluster;

/// <summary>A setting that makes no sense is told by its name, in one sentence, before anything is started.</summary>
public sealed class ClusterSettingsTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "BILLING_CLUSTER_ID", "", "BILLING_CLUSTER_ID is not set." },
        { "BILLING_CLUSTER_ID", new string('x', 101), "BILLING_CLUSTER_ID may have 100 characters." },
        { "BILLING_SERVICE_ID", new string('x', 101), "BILLING_SERVICE_ID may have 100 characters." },
        { "BILLING_POSTGRES", "", "BILLING_POSTGRES is not set." },
        { "BILLING_CALL_TIMEOUT_MS", "soon", "BILLING_CALL_TIMEOUT_MS must be a whole number." },
        { "BILLING_CALL_TIMEOUT_MS", "10", "BILLING_CALL_TIMEOUT_MS must be 1000 to 300000." },
        { "BILLING_PROBE_TIMEOUT_MS", "0", "BILLING_PROBE_TIMEOUT_MS must be 200 to 60000." },
        { "BILLING_PROBE_TIMEOUT_MS", "-5", "BILLING_PROBE_TIMEOUT_MS must be a whole number." },
        { "BILLING_STORE_PATIENCE_MS", "999999999", "BILLING_STORE_PATIENCE_MS must be 1000 to 600000." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_by_its_name(string name, string value, string expected)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => ClusterSettings.Read(With((name, value))));

        Assert.StartsWith(expected, Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_set_or_empty_has_its_default()
    {
        var settings = ClusterSettings.Read(With(("BILLING_SERVICE_ID", ""), ("BILLING_PROBE_TIMEOUT_MS", "")));

        Assert.Equal(("production", "billing"), (settings.ClusterId, settings.ServiceId));
        Assert.Equal(
            (10_000, 1_500, 8_000), (settings.CallTimeoutMs, settings.ProbeTimeoutMs, settings.StorePatienceMs));
    }

    [Fact]
    public void A_process_without_a_cluster_id_is_alone()
    {
        Assert.False(ClusterSettings.AreIn(With(("BILLING_CLUSTER_ID", ""))));
        Assert.False(ClusterSettings.AreIn(new ConfigurationBuilder().Build()));
        Assert.True(ClusterSettings.AreIn(With()));
    }

    private static IConfiguration With(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("BILLING_CLUSTER_ID", "production"), new("BILLING_POSTGRES", "Host=nowhere")])
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build();
}

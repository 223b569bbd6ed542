namespace Billing.Grains.Accounts;

/// <summary>An account's state as grain storage keeps it.</summary>
[GenerateSerializer, Alias("billing.account_snapshot")]
public sealed class AccountSnapshot
{
    /// <summary>The format of <see cref="Payload"/>; another one is ignored.</summary>
    [Id(0)]
    public int Version { get; set; }

    /// <summary>JSON, as <see cref="SnapshotFormat"/> writes it.</summary>
    [Id(1)]
    public string Payload { get; set; } = "";

    /// <summary>SHA-256 of the payload in hexadecimal: a damaged snapshot must not pass for a state.</summary>
    [Id(2)]
    public string Checksum { get; set; } = "";
}

namespace Billing.Domain.Tests.Values;

public sealed class OperationKeyTests
{
    private static readonly string[] All =
        [Operations.Open, Operations.Update, Operations.Grant, Operations.Usage, Operations.Adjust];

    [Fact(DisplayName = "B1: the same key under another operation is another key")]
    public void Scoped_by_operation()
    {
        var hashes = All.Select(operation => OperationKey.FromClient(operation, "m1").Hash).ToList();
        Assert.Equal(All.Length, hashes.Distinct().Count());
    }

    [Fact(DisplayName = "B1: operation and key do not run into each other")]
    public void No_running_together() =>
        Assert.NotEqual(OperationKey.FromClient("usage", "xm1").Hash, OperationKey.FromClient("usagex", "m1").Hash);

    [Fact(DisplayName = "B1: a key is its exact text")]
    public void Exact_text()
    {
        string[] keys =
            ["m1", "M1", "m1 ", " m1", "m1\0", "m2", "\u00e9", "e\u0301", "m", new('k', 255), new('k', 254)];
        Assert.Equal(keys.Length, keys.Select(key => OperationKey.FromClient("usage", key).Hash).Distinct().Count());
        Assert.Equal(255, OperationKey.MaxLength);
    }

    // The hash is in the unique index of every ledger, for ever: it must not change.
    [Fact(DisplayName = "B2: a key's hash is the same in every process and release")]
    public void Stable()
    {
        var bytes = System.Security.Cryptography.SHA256.HashData("usage\0m1"u8);
        var expected = new Guid(bytes.AsSpan(0, 16), bigEndian: true);
        Assert.Equal(expected, OperationKey.FromClient("usage", "m1").Hash);
        Assert.Equal(OperationKey.FromClient("usage", "m1"), OperationKey.FromClient("usage", "m1"));
    }

    [Fact(DisplayName = "B1: without a key the call has a random one, and no text")]
    public void Generated()
    {
        var random = Guid.Parse("0a8cfd4e-6c2f-4a39-9a39-3ac6b5d1a9f2");
        var key = OperationKey.Generated(Operations.Usage, random);
        Assert.Equal((Operations.Usage, null, random), (key.Operation, key.Key, key.Hash));
    }
}

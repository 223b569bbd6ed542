namespace Billing.Domain.Tests.Values;

public sealed class ChainHashTests
{
    [Fact(DisplayName = "H1: a hash survives its bytes and its text")]
    public void Round_trip()
    {
        var bytes = Enumerable.Range(1, ChainHash.Size).Select(i => (byte)i).ToArray();
        var hash = ChainHash.From(bytes);
        Assert.Equal(bytes, hash.ToBytes());
        Assert.Equal("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20", hash.ToString());
        Assert.Equal(hash, ChainHash.From(Convert.FromHexString(hash.ToString())));
        Assert.Equal(new string('0', 64), default(ChainHash).ToString());
    }

    [Theory(DisplayName = "H1: bytes of another length are no hash")]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Exact_length(int length) => Assert.Throws<ArgumentException>(() => ChainHash.From(new byte[length]));
}

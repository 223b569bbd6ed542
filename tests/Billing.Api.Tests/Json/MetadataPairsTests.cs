using Billing.Api.Json;

namespace Billing.Api.Tests.Json;

/// <summary>The canonical form of metadata: it is compared and stored for ever.</summary>
public sealed class MetadataPairsTests
{
    [Fact]
    public void Keys_are_sorted_by_their_characters_and_nothing_else_is_written()
    {
        var pairs = new MetadataPairs();
        pairs.Add("b", "2");
        pairs.Add("B", "1");
        pairs.Add("ä", "\"\\\n€+<");

        Assert.True(pairs.TryWrite(out var canonical));
        Assert.Equal("""{"B":"1","b":"2","ä":"\"\\\n€+<"}""", canonical);
    }

    [Fact]
    public void Nothing_has_no_form()
    {
        Assert.True(new MetadataPairs().TryWrite(out var canonical));
        Assert.Null(canonical);
    }

    [Fact]
    public void A_key_that_is_there_twice_has_none_either()
    {
        var pairs = new MetadataPairs();
        pairs.Add("a", "1");
        pairs.Add("b", "1");
        pairs.Add("a", "1");

        Assert.False(pairs.TryWrite(out _));
    }
}

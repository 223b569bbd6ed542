using System.Security.Cryptography;
using System.Text;
using Billing.Contracts.ApiKeys;

namespace Billing.Grains.Tests.ApiKeys;

public sealed class ApiKeyTextTests
{
    // The checksum is zlib.crc32 of everything before the last "_", worked out by another program.
    private const string Known = "bk_live_00000000000000000000000000000000B_32uFlo";

    private static string Fresh() => ApiKeyText.Create(RandomNumberGenerator.GetBytes(24));

    [Fact]
    public void A_key_has_prefix_random_digits_and_checksum()
    {
        var key = Fresh();

        Assert.Matches("^bk_live_[0-9A-Za-z]{33}_[0-9A-Za-z]{6}$", key);
        Assert.True(ApiKeyText.IsWellFormed(key));
        Assert.Equal(key[^4..], ApiKeyText.LastFour(key));
        Assert.NotEqual(key, Fresh());
    }

    [Fact]
    public void The_form_never_changes()
    {
        var random = new byte[24];
        random[23] = 11;

        Assert.Equal(Known, ApiKeyText.Create(random));
        Assert.True(ApiKeyText.IsWellFormed(Known));
    }

    [Fact]
    public void Every_single_mistyped_character_is_noticed()
    {
        var key = Fresh();
        for (var at = 0; at < key.Length; at++)
        {
            foreach (var c in "0aZ_ \0é")
            {
                if (key[at] != c)
                    Assert.False(ApiKeyText.IsWellFormed(key[..at] + c + key[(at + 1)..]), $"{c} at {at} of {key}");
            }
        }
    }

    [Fact]
    public void Swapped_missing_and_added_characters_are_noticed()
    {
        var key = Fresh();
        for (var at = 0; at < key.Length - 1; at++)
        {
            if (key[at] != key[at + 1])
                Assert.False(ApiKeyText.IsWellFormed(key[..at] + key[at + 1] + key[at] + key[(at + 2)..]));
            Assert.False(ApiKeyText.IsWellFormed(key[..at] + key[(at + 1)..]));
        }
        Assert.False(ApiKeyText.IsWellFormed(key + "0"));
        Assert.False(ApiKeyText.IsWellFormed(" " + key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bk_live_")]
    [InlineData("bk_live__000000")]
    [InlineData("sk_live_000000000000000000000000000000000_000000")]
    public void Other_texts_are_no_keys(string? text) => Assert.False(ApiKeyText.IsWellFormed(text));

    [Fact]
    public void A_text_beyond_all_bounds_is_no_key()
    {
        Assert.False(ApiKeyText.IsWellFormed("bk_live_" + new string('a', 1_000_000)));
        Assert.False(ApiKeyText.MayBeKey(new string('a', 257)));
    }

    [Fact]
    public void A_key_that_an_operator_chose_may_be_one_but_a_mistyped_one_of_ours_is_not()
    {
        var key = Fresh();

        Assert.True(ApiKeyText.MayBeKey(key));
        Assert.True(ApiKeyText.MayBeKey("a key that the operator chose"));
        Assert.False(ApiKeyText.MayBeKey(key[..^1] + (key[^1] == '0' ? '1' : '0')));
        Assert.False(ApiKeyText.MayBeKey("too short to be chosen"));
        Assert.False(ApiKeyText.MayBeKey(null));
    }

    [Fact]
    public void Few_random_bytes_make_no_key() =>
        Assert.Throws<ArgumentException>(() => ApiKeyText.Create(new byte[23]));

    [Fact]
    public void The_hash_that_travels_is_SHA_256_of_the_text()
    {
        var key = Fresh();
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(key)), ApiKeyText.Sha256(key));
    }

    [Fact]
    public void Base_62_has_a_fixed_length_and_keeps_every_bit()
    {
        Assert.Equal("0000000000000000000000", Base62.Encode(new byte[16]));
        Assert.Equal("7n42DGM5Tflk9n8mt7Fhc7", Base62.Encode(Enumerable.Repeat((byte)255, 16).ToArray()));
        Assert.Equal("4gfFC3", Base62.Encode([255, 255, 255, 255]));
    }
}

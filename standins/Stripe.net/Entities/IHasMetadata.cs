namespace Stripe;

/// <summary>An object or options with the caller's own data.</summary>
public interface IHasMetadata
{
    /// <summary>Up to 50 pairs; a key has at most 40 characters, a value 500.</summary>
    Dictionary<string, string> Metadata { get; set; }
}

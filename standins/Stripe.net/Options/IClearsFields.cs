namespace Stripe;

/// <summary>Options some of whose fields are cleared by null.</summary>
internal interface IClearsFields
{
    ClearedFields Cleared { get; }
}

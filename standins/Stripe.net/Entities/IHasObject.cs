namespace Stripe;

/// <summary>An object that tells its kind.</summary>
public interface IHasObject
{
    /// <summary>The kind: <c>customer</c>, <c>checkout.session</c>.</summary>
    string Object { get; set; }
}

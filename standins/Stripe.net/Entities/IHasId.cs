namespace Stripe;

/// <summary>An object with an id.</summary>
public interface IHasId
{
    /// <summary>The id, with the prefix of its kind: <c>cus_…</c>.</summary>
    string Id { get; set; }
}

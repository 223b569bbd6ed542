namespace Stripe;

/// <summary>Parameters that are written into a form, property by property.</summary>
public interface INestedOptions
{
}

namespace Stripe;

/// <summary>The field is a decimal in a string.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DecimalTextAttribute : Attribute;

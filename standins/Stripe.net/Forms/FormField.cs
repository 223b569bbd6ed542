using System.Reflection;

namespace Stripe;

/// <summary>One property of options.</summary>
/// <param name="Property">Where the value is.</param>
/// <param name="Name">The parameter's name; null when the value is a map of further parameters.</param>
internal sealed record FormField(PropertyInfo Property, string Name);

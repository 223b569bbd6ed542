namespace Billing.StripeSandbox.Http;

/// <summary>One parameter of a route, as <see cref="ParameterTable"/> reads it.</summary>
/// <param name="Name">Its name within its holder.</param>
/// <param name="Kind">What its text must be.</param>
/// <param name="IsList">Whether it is a list of that kind.</param>
/// <param name="IsRequired">Whether a call without it is refused.</param>
/// <param name="IsClearable">Whether an empty value unsets it.</param>
/// <param name="IsOffered">Whether the sandbox does it; what only Stripe does is refused by a code of our own.</param>
/// <param name="Train">The version that has it, or null for all.</param>
/// <param name="Choices">The values allowed, for a choice.</param>
/// <param name="Fields">The fields, for an object.</param>
internal sealed record Parameter(
    string Name,
    ParameterKind Kind,
    bool IsList,
    bool IsRequired,
    bool IsClearable,
    bool IsOffered,
    string? Train,
    string[] Choices,
    ParameterTable Fields);

/// <summary>What the text of a parameter must be.</summary>
internal enum ParameterKind
{
    Text,
    Whole,
    Bool,
    Decimal,
    Choice,
    Map,
    Range,
    Object,
    TimeOrChoice,
}

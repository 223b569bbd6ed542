using System.Globalization;

namespace Billing.StripeSandbox.Http;

/// <summary>Reads the text of one parameter as what it must be.</summary>
internal static class ParameterText
{
    public static JsonValue Whole(string text, string param) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : throw StripeRefusal.Invalid($"Invalid integer: {text}", param, "parameter_invalid_integer");

    public static JsonValue Bool(string text, string param) =>
        bool.TryParse(text, out var flag)
            ? JsonValue.Create(flag)
            : throw StripeRefusal.Invalid($"Invalid boolean: {text}", param);

    public static JsonValue Decimal(string text, string param) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? JsonValue.Create(text)
            : throw StripeRefusal.Invalid($"Invalid decimal: {text}", param);

    public static JsonValue Choice(string text, Parameter parameter, string param) =>
        parameter.Choices.Contains(text)
            ? JsonValue.Create(text)
            : throw StripeRefusal.Invalid(
                $"Invalid {param}: must be one of {string.Join(", ", parameter.Choices)}", param);
}

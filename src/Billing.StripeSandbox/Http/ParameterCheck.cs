using System.Globalization;

namespace Billing.StripeSandbox.Http;

/// <summary>
/// Checks a call's parameters against its table and gives them their types. Refuses what Stripe refuses.
/// </summary>
internal static class ParameterCheck
{
    private const int LongestText = 5000;
    private const int MostMetadata = 50;

    public static JsonObject Read(JsonObject raw, ParameterTable table, string train, string holder = "")
    {
        var known = table.In(train).ToDictionary(parameter => parameter.Name);
        foreach (var (name, _) in raw)
        {
            if (!known.ContainsKey(name))
            {
                var param = Full(holder, name);
                throw StripeRefusal.Invalid($"Received unknown parameter: {param}", param, "parameter_unknown");
            }
        }

        var typed = new JsonObject();
        foreach (var parameter in known.Values)
        {
            var param = Full(holder, parameter.Name);
            if (raw.TryGetPropertyValue(parameter.Name, out var value) && value is not null)
            {
                typed[parameter.Name] = Typed(value, parameter, param, train);
            }
            else if (parameter.IsRequired)
            {
                throw StripeRefusal.Invalid($"Missing required param: {param}.", param, "parameter_missing");
            }
        }

        return typed;
    }

    private static string Full(string holder, string name) => holder.Length == 0 ? name : $"{holder}[{name}]";

    private static JsonNode? Typed(JsonNode value, Parameter parameter, string param, string train)
    {
        if (!parameter.IsOffered)
        {
            throw StripeRefusal.Invalid(
                $"Stripe has the parameter {param}, but the sandbox does not do it.", param,
                "parameter_not_in_sandbox");
        }

        if (!parameter.IsList) return Single(value, parameter, param, train);
        if (value is JsonValue text)
        {
            return text.GetValue<string>().Length == 0 ? new JsonArray() : throw Wrong("array", param);
        }

        var list = new JsonArray();
        foreach (var (index, item) in value.AsObject())
        {
            if (!int.TryParse(index, CultureInfo.InvariantCulture, out _)) throw Wrong("array", param);
            list.Add(Single(item!, parameter, $"{param}[{index}]", train));
        }

        return list;
    }

    private static JsonNode? Single(JsonNode value, Parameter parameter, string param, string train)
    {
        if (value is JsonObject holder)
        {
            return parameter.Kind switch
            {
                ParameterKind.Object => Read(holder, parameter.Fields, train, param),
                ParameterKind.Map => Map(holder, param),
                ParameterKind.Range => Range(holder, param),
                _ => throw Wrong("string", param),
            };
        }

        var text = value.GetValue<string>();
        if (text.Length == 0)
        {
            if (parameter.IsClearable || parameter.Kind is ParameterKind.Map) return null;
            throw StripeRefusal.Invalid(
                $"'{param}' is empty; an empty value would unset it, which it does not allow.", param,
                "parameter_invalid_empty");
        }

        return parameter.Kind switch
        {
            ParameterKind.Text when text.Length <= LongestText => text,
            ParameterKind.Text =>
                throw StripeRefusal.Invalid($"{param} is too long.", param, "parameter_invalid_string_blank"),
            ParameterKind.Whole or ParameterKind.Range => ParameterText.Whole(text, param),
            ParameterKind.Bool => ParameterText.Bool(text, param),
            ParameterKind.Decimal => ParameterText.Decimal(text, param),
            ParameterKind.Choice => ParameterText.Choice(text, parameter, param),
            ParameterKind.TimeOrChoice => parameter.Choices.Contains(text) ? text : ParameterText.Whole(text, param),
            _ => throw Wrong("object", param),
        };
    }

    private static JsonObject Map(JsonObject map, string param)
    {
        if (map.Count > MostMetadata) throw StripeRefusal.Invalid($"{param} takes {MostMetadata} keys at most.", param);
        foreach (var (key, value) in map)
        {
            if (value is not JsonValue) throw Wrong("string", Full(param, key));
        }

        return map.Clone();
    }

    private static JsonObject Range(JsonObject range, string param)
    {
        var typed = new JsonObject();
        foreach (var (name, value) in range)
        {
            if (name is not ("gt" or "gte" or "lt" or "lte") || value is not JsonValue text)
                throw StripeRefusal.Invalid(
                    $"Received unknown parameter: {Full(param, name)}", Full(param, name), "parameter_unknown");
            typed[name] = ParameterText.Whole(text.GetValue<string>(), Full(param, name));
        }

        return typed;
    }

    private static StripeRefusal Wrong(string wanted, string param) =>
        StripeRefusal.Invalid($"Invalid {wanted}", param);
}

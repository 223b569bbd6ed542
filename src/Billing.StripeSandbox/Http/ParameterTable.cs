namespace Billing.StripeSandbox.Http;

/// <summary>
/// The parameters of one route, written as text: <c>!currency unit_amount:whole recurring{!interval=day|week}
/// items[]{price quantity:whole} expand[]</c>. Before a name: <c>!</c> required, <c>~</c> known to Stripe but not done
/// here. After it: <c>?</c> an empty value unsets it, <c>@dahlia</c> only in that version, <c>[]</c> a list, then
/// <c>:kind</c>, <c>=choice|choice</c> or <c>{fields}</c>. Without any of them it is a text.
/// </summary>
internal sealed class ParameterTable
{
    public static readonly ParameterTable Empty = new([]);

    private readonly List<Parameter> _parameters;

    private ParameterTable(List<Parameter> parameters) => _parameters = parameters;

    /// <summary>The parameters that a version has.</summary>
    public IEnumerable<Parameter> In(string train) =>
        _parameters.Where(parameter => parameter.Train is null || parameter.Train == train);

    public static ParameterTable Parse(string text)
    {
        var at = 0;
        var table = Fields(text, ref at);
        return at == text.Length ? table : throw new FormatException($"Unexpected '{text[at]}' at {at} of: {text}");
    }

    private static ParameterTable Fields(string text, ref int at)
    {
        var parameters = new List<Parameter>();
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length || text[at] == '}') return new ParameterTable(parameters);
            parameters.Add(One(text, ref at));
        }
    }

    private static Parameter One(string text, ref int at)
    {
        var isRequired = Skip(text, ref at, "!");
        var isOffered = !Skip(text, ref at, "~");
        var name = Word(text, ref at);
        var isClearable = Skip(text, ref at, "?");
        var train = Skip(text, ref at, "@") ? Word(text, ref at) : null;
        var isList = Skip(text, ref at, "[]");
        var (kind, choices, fields) = (ParameterKind.Text, Array.Empty<string>(), Empty);
        if (Skip(text, ref at, ":"))
        {
            kind = Enum.Parse<ParameterKind>(Word(text, ref at), ignoreCase: true);
        }

        if (Skip(text, ref at, "="))
        {
            kind = kind is ParameterKind.Whole ? ParameterKind.TimeOrChoice : ParameterKind.Choice;
            var list = new List<string> { Word(text, ref at) };
            while (Skip(text, ref at, "|")) list.Add(Word(text, ref at));
            choices = [.. list];
        }
        else if (Skip(text, ref at, "{"))
        {
            kind = ParameterKind.Object;
            fields = Fields(text, ref at);
            if (!Skip(text, ref at, "}")) throw new FormatException($"A brace stays open in: {text}");
        }

        return new(name, kind, isList, isRequired, isClearable, isOffered, train, choices, fields);
    }

    private static bool Skip(string text, ref int at, string token)
    {
        if (string.CompareOrdinal(text, at, token, 0, token.Length) != 0) return false;
        at += token.Length;
        return true;
    }

    private static string Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or '*')) at++;
        return at > start ? text[start..at] : throw new FormatException($"A name is missing at {at} of: {text}");
    }
}

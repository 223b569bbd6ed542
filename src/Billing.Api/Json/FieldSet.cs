using System.Text;
using System.Text.Json;

namespace Billing.Api.Json;

/// <summary>The fields that an object of a request may have; a typing error must not pass in silence.</summary>
internal sealed class FieldSet
{
    /// <summary>As many as the mask of fields already seen has bits.</summary>
    private const int Most = 32;

    private readonly string[] _names;
    private readonly byte[][] _utf8;

    /// <summary>Fields of the body itself.</summary>
    public FieldSet(params string[] names) : this("", names)
    {
    }

    private FieldSet(string prefix, string[] names)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, Most);
        Prefix = prefix;
        _names = names;
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>What stands before a name in a problem: <c>cost.</c> for the fields of <c>cost</c>.</summary>
    public string Prefix { get; }

    /// <summary>Fields of the object that is the value of <paramref name="parent"/>.</summary>
    public static FieldSet Of(string parent, params string[] names) => new(parent + ".", names);

    /// <summary>The place of the property name that the reader stands on, or -1.</summary>
    public int Find(ref readonly Utf8JsonReader json)
    {
        if (json.ValueIsEscaped || json.HasValueSequence)
            return JsonText.TryRead(in json, out var text) ? Array.IndexOf(_names, text) : -1;
        var name = json.ValueSpan;
        for (var i = 0; i < _utf8.Length; i++)
        {
            if (name.SequenceEqual(_utf8[i]))
                return i;
        }
        return -1;
    }

    /// <summary>Every name, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The name at a place.</summary>
    public string this[int index] => _names[index];
}

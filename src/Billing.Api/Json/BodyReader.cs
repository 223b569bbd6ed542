using System.Runtime.CompilerServices;
using System.Text.Json;
using Billing.Api.Problems;

namespace Billing.Api.Json;

/// <summary>Makes a request of a body; stands on the body's first token when it is called.</summary>
internal delegate T BodyParser<out T>(ref BodyReader body);

/// <summary>
/// Reads a body strictly and once, without reflection. It does not throw for what a client got wrong: it keeps the
/// first fault, what is malformed (400) before what is not allowed (422), and reads on. Only text that is no JSON is a
/// <see cref="JsonException"/>.
/// </summary>
internal ref partial struct BodyReader
{
    private const int MaxDepth = 8;

    private Utf8JsonReader _json;
    private SeenMasks _seen;
    private string _base = "";
    private string _prefix = "";
    private string _field = "";

    /// <summary>Stands on the first token of <paramref name="utf8"/>.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public BodyReader(ReadOnlySpan<byte> utf8)
    {
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        _json.Read();
    }

    /// <summary>What is wrong, or null so far.</summary>
    public Problem? Fault { get; private set; }

    /// <summary>The byte at which it was noticed.</summary>
    public long FaultOffset { get; private set; }

    /// <summary>The idempotency key that the object read last had, or null.</summary>
    public string? Key { get; private set; }

    /// <summary>Makes sure that nothing follows.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    public void End()
    {
        // The reader itself throws for a second value.
        _json.Read();
    }

    /// <summary>Steps into an object; false (and a fault) where there is something else, null included.</summary>
    public bool EnterObject()
    {
        if (_json.TokenType == JsonTokenType.StartObject)
        {
            _seen[_json.CurrentDepth] = 0;
            return true;
        }
        WrongType(_field.Length == 0 ? "The body must be a JSON object." : $"{Path} must be an object.");
        return false;
    }

    /// <summary>Steps into an array; false (and a fault) where there is something else.</summary>
    public bool EnterArray()
    {
        if (_json.TokenType == JsonTokenType.StartArray)
            return true;
        WrongType($"{Path} must be an array.");
        return false;
    }

    /// <summary>Steps onto the next element of an array; false at its end.</summary>
    public bool NextElement() => _json.Read() && _json.TokenType != JsonTokenType.EndArray;

    /// <summary>Steps onto the value of the next field of the object and names it; null at the object's end.</summary>
    public string? Next(FieldSet fields)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            _prefix = _base + fields.Prefix;
            var index = fields.Find(in _json);
            if (index < 0)
            {
                Unknown();
                continue;
            }
            _field = fields[index];
            ref var seen = ref _seen[_json.CurrentDepth - 1];
            if ((seen & (1u << index)) != 0)
                Malformed($"{Path} is there twice.");
            seen |= 1u << index;
            _json.Read();
            return _field;
        }
        return null;
    }

    /// <summary>Takes the fault if the rest of the body may go on without it: an item that is not allowed.</summary>
    public Problem? TakeItemFault()
    {
        if (Fault is null or { Status: StatusCodes.Status400BadRequest })
            return null;
        var fault = Fault;
        Fault = null;
        return fault;
    }

    /// <summary>Whether idempotency keys are unknown fields here: a file's objects are no calls.</summary>
    public bool RefusesKeys { get; init; }

    /// <summary>Reads the idempotency key; what it may be is judged later, together with the header.</summary>
    public void ReadKey()
    {
        if (RefusesKeys)
            Invalid($"There is no field '{_field}' here.");
        Key = Text(int.MaxValue);
    }

    /// <summary>Takes the key, so that the next item starts without one.</summary>
    public string? TakeKey()
    {
        var key = Key;
        Key = null;
        return key;
    }

    private readonly string Path => _prefix + _field;

    [InlineArray(MaxDepth)]
    private struct SeenMasks
    {
        private uint _mask;
    }
}

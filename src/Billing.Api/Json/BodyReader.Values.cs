using System.Text;
using System.Text.Json;

namespace Billing.Api.Json;

internal ref partial struct BodyReader
{
    private const int MaxNumberLength = 64;

    /// <summary>A string, or null.</summary>
    public string? Text(int maxLength)
    {
        if (IsNull)
            return null;
        if (_json.TokenType != JsonTokenType.String)
        {
            WrongType($"{Path} must be a string.");
            return null;
        }
        if (!JsonText.TryRead(in _json, out var text))
            Invalid($"{Path} holds a character that cannot be stored.");
        else if (text.Length > maxLength)
            Invalid($"{Path} has at most {maxLength} characters.");
        return text;
    }

    /// <summary>An amount as written, as a string or a number, or null. Its digits are read further inside.</summary>
    public string? Amount()
    {
        if (_json.TokenType != JsonTokenType.Number)
            return Text(MaxNumberLength);
        if (_json.ValueSpan.Length <= MaxNumberLength)
            return Encoding.ASCII.GetString(_json.ValueSpan);
        Invalid($"{Path} has at most {MaxNumberLength} characters.");
        return null;
    }

    /// <summary>A whole number, or null.</summary>
    public int? Whole()
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        if (_json.TokenType != JsonTokenType.Number)
        {
            WrongType($"{Path} must be a number.");
            return null;
        }
        if (_json.TryGetInt32(out var number))
            return number;
        Invalid($"{Path} must be a whole number.");
        return null;
    }

    /// <summary>A whole number of any size that is counted in, or null.</summary>
    public long? LongWhole()
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        if (_json.TokenType != JsonTokenType.Number)
        {
            WrongType($"{Path} must be a number.");
            return null;
        }
        if (_json.TryGetInt64(out var number))
            return number;
        Invalid($"{Path} must be a whole number.");
        return null;
    }

    /// <summary>True or false; null is false.</summary>
    public bool Flag()
    {
        if (_json.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null))
            WrongType($"{Path} must be true or false.");
        return _json.TokenType == JsonTokenType.True;
    }

    /// <summary>A moment as RFC 3339 spells it, or null.</summary>
    public DateTimeOffset? Moment()
    {
        if (Text(MaxNumberLength) is not { } text)
            return null;
        if (Rfc3339.TryRead(text, out var moment))
            return moment;
        Invalid($"{Path} must be a time such as 2026-03-01T00:00:00Z.");
        return null;
    }

    /// <summary>A field that this version does not have yet: only null.</summary>
    public void Unsupported()
    {
        if (_json.TokenType == JsonTokenType.Null)
            return;
        Invalid($"{Path} is not supported by this version.");
        _json.Skip();
    }

    /// <summary>Whether the value is null.</summary>
    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>A flat object of strings in its canonical form (<see cref="MetadataPairs"/>); null if empty.</summary>
    public string? Metadata()
    {
        if (IsNull || !EnterObject())
            return null;
        var pairs = new MetadataPairs();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var hasKey = JsonText.TryRead(in _json, out var key);
            _json.Read();
            if (!hasKey || key!.Length is 0 or > MetadataPairs.MaxKeyLength)
            {
                Invalid($"A key of {Path} has 1 to {MetadataPairs.MaxKeyLength} characters, none of which is NUL.");
                _json.Skip();
            }
            else if (_json.TokenType != JsonTokenType.String)
            {
                WrongType($"The values of {Path} must be strings.");
            }
            else
            {
                pairs.Add(key, Text(MetadataPairs.MaxValueLength));
            }
        }
        if (pairs.Count > MetadataPairs.MaxCount)
            Invalid($"{Path} has at most {MetadataPairs.MaxCount} keys.");
        if (!pairs.TryWrite(out var canonical))
            Malformed($"A key of {Path} is there twice.");
        return canonical;
    }
}

using Billing.Api.Problems;

namespace Billing.Api.Json;

internal ref partial struct BodyReader
{
    /// <summary>Notes that the field that was just read is not allowed as it is.</summary>
    public void Invalid(string detail) => Invalid(Path, detail);

    /// <summary>Notes that a field is not allowed as it is.</summary>
    public void Invalid(string field, string detail)
    {
        if (Fault is null)
            (Fault, FaultOffset) = (Problem.Invalid(field, detail), _json.TokenStartIndex);
    }

    private void Malformed(string detail)
    {
        if (Fault is { Status: StatusCodes.Status400BadRequest })
            return;
        Fault = Problem.Malformed(detail, _field.Length == 0 ? null : Path);
        FaultOffset = _json.TokenStartIndex;
    }

    private void WrongType(string detail)
    {
        Malformed(detail);
        _json.Skip();
    }

    private void Unknown()
    {
        _field = JsonText.TryRead(in _json, out var name) ? name : "\uFFFD";
        if (_field.Length > 64)
            _field = string.Concat(_field.AsSpan(0, 64), "…");
        Invalid($"There is no field '{_field}' here.");
        _json.Read();
        _json.Skip();
    }
}

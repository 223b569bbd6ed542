using System.Collections.Immutable;

namespace Billing.Api.Json;

internal ref partial struct BodyReader
{
    /// <summary>A list, or null. A fault in an element names it by its place: <c>meters[0].cost</c>.</summary>
    public ImmutableArray<T>? List<T>(BodyParser<T> read)
    {
        if (IsNull || !EnterArray())
            return null;
        var (list, outer) = (Path, _base);
        var elements = ImmutableArray.CreateBuilder<T>();
        while (NextElement())
        {
            var element = $"{list}[{elements.Count}]";
            (_base, _prefix, _field) = (element + ".", "", element);
            elements.Add(read(ref this));
        }
        (_base, _prefix, _field) = (outer, "", list);
        return elements.DrainToImmutable();
    }
}

using System.Collections;
using System.Reflection;
using Billing.Domain.Accounts;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>
/// A value as text, down to the items of its collections: two values are the same exactly when their texts are. Records
/// compare their immutable arrays by reference, which no test wants.
/// </summary>
internal static class Describe
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        ReservationBook book => Of(book.All),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        _ when IsPlain(value.GetType()) => value.ToString()!,
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Parts(value))} }}",
    };

    private static IEnumerable<string> Parts(object value) =>
        value.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name} = {Of(property.GetValue(value))}");

    // Values of the project that print themselves are not plain: their text may hide a part.
    private static bool IsPlain(Type type) => type.Assembly != typeof(Domain.Accounts.Account).Assembly || type.IsEnum;
}

using System.Collections.Immutable;
using System.Reflection;
using Billing.Contracts;
using Billing.Grains.Accounts;

namespace Billing.Grains.Tests.Golden;

/// <summary>Everything that crosses a process border or that Orleans stores, by the names that it has there.</summary>
internal static class WireTypes
{
    private static readonly Assembly[] Assemblies = [typeof(ErrorReply).Assembly, typeof(AccountSnapshot).Assembly];

    /// <summary>The records, by alias.</summary>
    public static readonly ImmutableSortedDictionary<string, Type> Records = Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false))
        .ToImmutableSortedDictionary(type => AliasOf(type), type => type, StringComparer.Ordinal);

    private static readonly ImmutableArray<Type> Interfaces = [.. Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))];

    private static readonly ImmutableArray<Type> Grains = [.. typeof(AccountSnapshot).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGrain))
            && type.Name.EndsWith("Grain", StringComparison.Ordinal)
            && Interfaces.Any(contract => contract.IsAssignableFrom(type)))];

    /// <summary>One line for each field, method and grain; a process of another release knows them by these.</summary>
    public static IEnumerable<string> Lines() =>
        Records.SelectMany(record => FieldsOf(record.Key, record.Value))
            .Concat(Interfaces.SelectMany(MethodsOf))
            .Concat(Grains.SelectMany(GrainsOf))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> FieldsOf(string alias, Type type) => Shape.Parts(type)
        .Select(part => (Part: part, Id: part.Property.GetCustomAttribute<IdAttribute>()?.Id))
        .OrderBy(field => field.Id)
        .Select(field =>
            $"record {alias} {field.Id?.ToString("00", null) ?? "NO ID"} {field.Part.Name} "
            + $"{NameOf(field.Part.Type)}{(field.Part.MayBeNull ? "?" : "")}");

    private static IEnumerable<string> MethodsOf(Type contract) => contract.GetMethods()
        .Select(method =>
            $"method {AliasOf(contract)}.{AliasOf(method)}("
            + $"{string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)))})"
            + $" {NameOf(method.ReturnType)}");

    private static IEnumerable<string> GrainsOf(Type grain) => Interfaces
        .Where(contract => contract.IsAssignableFrom(grain))
        .Select(contract => $"grain {grain.Name[..^"Grain".Length].ToLowerInvariant()} {AliasOf(contract)}");

    private static string NameOf(Type type)
    {
        if (Records.ContainsValue(type))
            return AliasOf(type);
        if (!type.IsGenericType)
            return type.Name;
        var arguments = string.Join(", ", type.GenericTypeArguments.Select(NameOf));
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{arguments}>";
    }

    private static string AliasOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>()?.Alias ?? $"NO ALIAS {member.Name}";
}

using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Standin.Tests.Surface;

/// <summary>Reads the public types of an assembly from its file, without loading it.</summary>
public static class SurfaceReader
{
    private static readonly TypeText Text = new();

    public static IReadOnlyList<TypeShape> Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(t => IsPublic(reader, t))
            .Select(t => Describe(reader, t))];
    }

    internal static string Generics(
        MetadataReader reader, GenericParameterHandleCollection parameters, GenericNames names) =>
        string.Join("; ", parameters.Select(reader.GetGenericParameter).Select(p => Generic(reader, p, names)));

    internal static ImmutableArray<string> Names(MetadataReader reader, GenericParameterHandleCollection parameters) =>
        [.. parameters.Select(p => reader.GetString(reader.GetGenericParameter(p).Name))];

    internal static CustomAttribute? Attribute(
        MetadataReader reader, CustomAttributeHandleCollection attributes, string name)
    {
        foreach (var attribute in attributes.Select(reader.GetCustomAttribute))
        {
            var type = attribute.Constructor.Kind == HandleKind.MemberReference
                ? reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
                : reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType();
            if (Text.Of(reader, type, null) == name)
            {
                return attribute;
            }
        }

        return null;
    }

    private static bool IsPublic(MetadataReader reader, TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic => IsPublic(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
            _ => false,
        };

    private static TypeShape Describe(MetadataReader reader, TypeDefinition type)
    {
        var names = new GenericNames(Names(reader, type.GetGenericParameters()), []);
        var ancestor = Text.Of(reader, type.BaseType, names);
        return new TypeShape(
            FullName(reader, type),
            Kind(type, ancestor),
            ancestor,
            type.GetInterfaceImplementations()
                .Select(i => Text.Of(reader, reader.GetInterfaceImplementation(i).Interface, names)).ToHashSet(),
            Generics(reader, type.GetGenericParameters(), names),
            Usage(reader, type),
            new MemberReader(reader, Text, names, ancestor == "System.Enum").Read(type));
    }

    private static string FullName(MetadataReader reader, TypeDefinition type)
    {
        var outer = type.GetDeclaringType();
        return outer.IsNil
            ? $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}"
            : $"{FullName(reader, reader.GetTypeDefinition(outer))}+{reader.GetString(type.Name)}";
    }

    private static string Kind(TypeDefinition type, string ancestor)
    {
        var isAbstract = type.Attributes.HasFlag(TypeAttributes.Abstract);
        var isSealed = type.Attributes.HasFlag(TypeAttributes.Sealed);
        return ancestor switch
        {
            _ when type.Attributes.HasFlag(TypeAttributes.Interface) => "an interface",
            "System.Enum" => "an enum",
            "System.ValueType" => "a struct",
            _ when isAbstract && isSealed => "a static class",
            _ when isAbstract => "an abstract class",
            _ when isSealed => "a sealed class",
            _ => "a class",
        };
    }

    private static string Usage(MetadataReader reader, TypeDefinition type) =>
        Attribute(reader, type.GetCustomAttributes(), "System.AttributeUsageAttribute") is { } usage
            ? Convert.ToHexString(reader.GetBlobBytes(usage.Value))
            : "";

    private static string Generic(MetadataReader reader, GenericParameter parameter, GenericNames names)
    {
        var constraints = parameter.GetConstraints()
            .Select(c => Text.Of(reader, reader.GetGenericParameterConstraint(c).Type, names))
            .Order(StringComparer.Ordinal);
        var kinds = parameter.Attributes & GenericParameterAttributes.SpecialConstraintMask;
        return $"{reader.GetString(parameter.Name)}: {kinds} {string.Join(", ", constraints)}".Trim();
    }
}

using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Orleans.Standin.Tests.Surface;

/// <summary>Type parameters by name, for the signatures that refer to them by number.</summary>
public sealed record GenericNames(ImmutableArray<string> OfType, ImmutableArray<string> OfMethod);

/// <summary>Writes types of signatures as text, without the assemblies they come from.</summary>
internal sealed class TypeText : ISignatureTypeProvider<string, GenericNames?>
{
    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function pointer";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetGenericMethodParameter(GenericNames? genericContext, int index) =>
        genericContext?.OfMethod.ElementAtOrDefault(index) ?? $"!!{index}";

    public string GetGenericTypeParameter(GenericNames? genericContext, int index) =>
        genericContext?.OfType.ElementAtOrDefault(index) ?? $"!{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        modifier.EndsWith("IsExternalInit", StringComparison.Ordinal) ? $"{unmodifiedType} init" : unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        var outer = type.GetDeclaringType();
        return outer.IsNil
            ? Qualify(reader.GetString(type.Namespace), name)
            : $"{GetTypeFromDefinition(reader, outer, rawTypeKind)}+{name}";
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind)}+{name}"
            : Qualify(reader.GetString(type.Namespace), name);
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, GenericNames? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <summary>The type behind any kind of handle.</summary>
    public string Of(MetadataReader reader, EntityHandle handle, GenericNames? names) => handle.Kind switch
    {
        _ when handle.IsNil => "nothing",
        HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        _ => GetTypeFromSpecification(reader, names, (TypeSpecificationHandle)handle, 0),
    };

    private static string Qualify(string ns, string name) => ns.Length == 0 ? name : $"{ns}.{name}";
}

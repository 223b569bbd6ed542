using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Orleans.Standin.Tests.Surface;

/// <summary>Reads the public and protected members of one type.</summary>
internal sealed class MemberReader(MetadataReader reader, TypeText text, GenericNames typeNames, bool isEnum)
{
    private static readonly string[] Discouraging =
    [
        "System.ObsoleteAttribute",
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute",
    ];

    public Dictionary<string, bool> Read(TypeDefinition type)
    {
        var members = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition).Where(IsVisible))
        {
            members[Describe(field)] = IsDiscouraged(field.GetCustomAttributes());
        }

        var accessors = new HashSet<MethodDefinitionHandle>();
        foreach (var property in type.GetProperties().Select(reader.GetPropertyDefinition))
        {
            var found = property.GetAccessors();
            accessors.Add(found.Getter);
            accessors.Add(found.Setter);
            Add(members, property, "get", found.Getter);
            Add(members, property, "set", found.Setter);
        }

        foreach (var handle in type.GetMethods().Where(m => !accessors.Contains(m)))
        {
            var method = reader.GetMethodDefinition(handle);
            if (IsVisible(method.Attributes))
            {
                members[Describe(method)] = IsDiscouraged(method.GetCustomAttributes());
            }
        }

        return members;
    }

    private static bool IsVisible(FieldDefinition field) =>
        (field.Attributes & FieldAttributes.FieldAccessMask)
            is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem
        && !field.Attributes.HasFlag(FieldAttributes.SpecialName);

    private static bool IsVisible(MethodAttributes attributes) => (attributes & MethodAttributes.MemberAccessMask)
        is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    // A method that only serves an interface is virtual and final; to a caller that is an ordinary method.
    private static string Modifiers(MethodAttributes attributes)
    {
        var isPublic = (attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;
        var isOpen = (attributes & (MethodAttributes.Virtual | MethodAttributes.Final)) == MethodAttributes.Virtual;
        var kind = attributes switch
        {
            _ when attributes.HasFlag(MethodAttributes.Static) => " static",
            _ when attributes.HasFlag(MethodAttributes.Abstract) => " abstract",
            _ when isOpen => " virtual",
            _ => "",
        };
        return (isPublic ? "public" : "protected") + kind;
    }

    private bool IsDiscouraged(CustomAttributeHandleCollection attributes) =>
        Discouraging.Any(name => SurfaceReader.Attribute(reader, attributes, name) is not null);

    private string Describe(FieldDefinition field)
    {
        var value = field.Attributes.HasFlag(FieldAttributes.Literal) ? $" = {Constant(field.GetDefaultValue())}" : "";
        var type = isEnum ? "value" : field.DecodeSignature(text, typeNames);
        return $"field {reader.GetString(field.Name)}: {type}{value}";
    }

    private void Add(
        Dictionary<string, bool> members, PropertyDefinition property, string accessor, MethodDefinitionHandle handle)
    {
        if (handle.IsNil || !IsVisible(reader.GetMethodDefinition(handle).Attributes))
        {
            return;
        }

        var method = reader.GetMethodDefinition(handle);
        var signature = method.DecodeSignature(text, typeNames);
        var init = signature.ReturnType.EndsWith(" init", StringComparison.Ordinal) ? "init" : accessor;
        var required = SurfaceReader.Attribute(
            reader, property.GetCustomAttributes(), "System.Runtime.CompilerServices.RequiredMemberAttribute") is null
            ? "" : " required";
        var type = property.DecodeSignature(text, typeNames).ReturnType;
        members[$"property {reader.GetString(property.Name)}: {type} {Modifiers(method.Attributes)}{required} {init}"] =
            IsDiscouraged(property.GetCustomAttributes());
    }

    private string Describe(MethodDefinition method)
    {
        var own = method.GetGenericParameters();
        var names = typeNames with { OfMethod = SurfaceReader.Names(reader, own) };
        var signature = method.DecodeSignature(text, names);
        var generics = own.Count == 0 ? "" : $" <{SurfaceReader.Generics(reader, own, names)}>";
        var parameters = string.Join(", ", Parameters(method, signature.ParameterTypes));
        return $"method {reader.GetString(method.Name)}({parameters}): {signature.ReturnType}"
            + $" {Modifiers(method.Attributes)}{generics}";
    }

    private IEnumerable<string> Parameters(MethodDefinition method, ImmutableArray<string> types) => method
        .GetParameters()
        .Select(reader.GetParameter)
        .Where(p => p.SequenceNumber > 0)
        .OrderBy(p => p.SequenceNumber)
        .Select(p => $"{types[p.SequenceNumber - 1]} {reader.GetString(p.Name)}{Default(p)}");

    private string Default(Parameter parameter) =>
        parameter.Attributes.HasFlag(ParameterAttributes.Optional) ? $" = {Constant(parameter.GetDefaultValue())}" : "";

    private string Constant(ConstantHandle handle)
    {
        if (handle.IsNil)
        {
            return "default";
        }

        var constant = reader.GetConstant(handle);
        var value = reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value ?? "null"}");
    }
}

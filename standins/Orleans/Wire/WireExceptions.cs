using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>
/// Takes exceptions over what would be a wire: the caller gets a copy with what a wire keeps, or the news that there is
/// no codec for it.
/// </summary>
internal static class WireExceptions
{
    // Orleans' own list of namespaces whose exceptions cross by name.
    private static readonly string[] Namespaces = ["System", "Microsoft", "Azure"];

    public static Exception Cross(Exception exception, ILogger log)
    {
        try
        {
            return Copy(exception);
        }
        catch (CodecNotFoundException missing)
        {
            log.ForeignException(exception, missing.Message);
            return missing;
        }
        catch (Exception failure)
        {
            return new SerializerException($"An exception of type {exception.GetType()} could not be copied.", failure);
        }
    }

    private static Exception Copy(Exception exception)
    {
        var copy = Rebuild(exception);
        if (exception is not AggregateException)
        {
            SetMessage(copy) = exception.Message;
            SetInner(copy) = exception.InnerException is { } inner ? Copy(inner) : null;
        }

        copy.HResult = exception.HResult;
        foreach (DictionaryEntry entry in exception.Data)
        {
            copy.Data[entry.Key] = entry.Value;
        }

        if (exception.StackTrace is { } trace)
        {
            ExceptionDispatchInfo.SetRemoteStackTrace(copy, trace);
        }

        return copy;
    }

    private static Exception Rebuild(Exception exception)
    {
        var type = exception.GetType();
        if (exception is AggregateException aggregate)
        {
            return new AggregateException(OwnMessage(aggregate), aggregate.InnerExceptions.Select(Copy));
        }

        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            return CopyOfMarked(exception);
        }

        if (type.Namespace is { } ns && Namespaces.Any(n => ns.StartsWith(n, StringComparison.Ordinal)))
        {
            return Blank(type);
        }

        throw new CodecNotFoundException($"Could not find a codec for type {type}.");
    }

    private static Exception CopyOfMarked(Exception exception)
    {
        var copy = Blank(exception.GetType());
        var context = new CrossContext();
        foreach (var field in WireFields.Of(exception.GetType()).Where(f => WireFields.IdOf(f) is not null))
        {
            var value = field.GetValue(exception);
            var crossed = value is null ? null : WireCodecs.ForExact(value.GetType()).CrossObject(value, context);
            field.SetValue(copy, crossed);
        }

        return copy;
    }

    private static Exception Blank(Type type) => (Exception)(type.GetConstructor(Type.EmptyTypes) is null
        ? RuntimeHelpers.GetUninitializedObject(type)
        : Activator.CreateInstance(type)!);

    // What AggregateException was given as its message; its property adds the messages of the others.
    private static string? OwnMessage(AggregateException exception) => SetMessage(exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? SetMessage(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? SetInner(Exception exception);
}

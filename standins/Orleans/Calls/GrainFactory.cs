namespace Orleans.Runtime;

/// <summary>Gives references whose calls go to <paramref name="caller"/>.</summary>
internal sealed class GrainFactory(IGrainCaller caller) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)GetReference(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)(object)GetReference(grainInterfaceType, grainPrimaryKey, null);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)CreateReference(typeof(TGrainInterface), grainId, GrainClasses.ByType(grainId.Type));

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType)
    {
        var grainInterface = GrainInterface.Named(interfaceType);
        return grainInterface.Create(
            new GrainBinding(grainId, GrainClasses.ByType(grainId.Type), grainInterface, caller));
    }

    public GrainReference CreateReference(Type interfaceType, GrainId grainId, GrainClass grainClass)
    {
        var grainInterface = GrainInterface.Of(interfaceType);
        return grainInterface.Create(new GrainBinding(grainId, grainClass, grainInterface, caller));
    }

    private GrainReference GetReference(Type interfaceType, string key, string? prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key, "primaryKey");
        var grainClass = GrainClasses.Implementing(interfaceType, prefix);
        return CreateReference(interfaceType, GrainId.Create(grainClass.GrainType, key), grainClass);
    }
}

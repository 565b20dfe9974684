package zeroth.autoscaler;

/** Sees each scaling decision that was carried out. Called on the autoscaler's own threads, after the fact. */
@FunctionalInterface
public interface ScalingObserver {
    void scaled(Scaled scaled);
}

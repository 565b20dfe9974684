package zeroth.dataplane.watch;

import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The start of informers. */
public final class Informers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Informers() {}

    /** Blocks until each has seen what the API has. Later they mend their connection by themselves, for ever. */
    public static void start(SharedIndexInformer<?>... informers) {
        CompletableFuture<?>[] started = Arrays.stream(informers)
                .map(informer -> informer.exceptionHandler((_, _) -> true).start())
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(started)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The data plane cannot read the API within %d s".formatted(PATIENCE.toSeconds()), e.getCause());
        }
    }
}

package zeroth.dataplane.standin;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import zeroth.queueproxy.time.Timer;

/** Lets time pass, on a thread that may block. */
record Wait(Timer timer) {
    void of(Duration time) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        timer.after(time, () -> over.complete(null));
        over.join();
    }
}

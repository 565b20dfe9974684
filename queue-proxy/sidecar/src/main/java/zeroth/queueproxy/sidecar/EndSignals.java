package zeroth.queueproxy.sidecar;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGTERM and SIGINT: the first asks for the end, the next one is the end. Java alone makes nothing of a second signal, and
 * answers the first with exit code 143, which Knative's queue-proxy does not. What tells signals apart,
 * {@code sun.misc.Signal} of the module {@code jdk.unsupported}, is looked up by name, since the compiler warns of it in a
 * way that cannot be suppressed; a Java without it keeps its own ways. The names are constants for the native compiler.
 */
final class EndSignals {
    private static final Logger LOG = System.getLogger(EndSignals.class.getName());
    private static final List<String> NAMES = List.of("TERM", "INT");

    private EndSignals() {}

    /** Both run on threads of their own. */
    static void watch(Runnable first, Runnable next) {
        AtomicBoolean came = new AtomicBoolean();
        try {
            handle(() -> (came.getAndSet(true) ? next : first).run());
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "Signals are handled in Java''s own way: {0}", e);
        }
    }

    private static void handle(Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object acting =
                Proxy.newProxyInstance(EndSignals.class.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> {
                    action.run();
                    return null;
                });
        for (String name : NAMES) {
            Object named = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, named, acting);
        }
    }
}

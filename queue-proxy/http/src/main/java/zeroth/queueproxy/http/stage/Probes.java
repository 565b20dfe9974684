package zeroth.queueproxy.http.stage;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroth.names.Headers;
import zeroth.queueproxy.drain.Draining;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.HeaderNames;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * Answers those who ask whether this pod is ready: kubelet, activator, autoscaler, known by their User-Agent, and the
 * ingress, known by a header; never by path. The rules are Knative's drainer's.
 */
public final class Probes implements Stage {
    private static final Answer SHUTTING_DOWN = Answer.error(503, "shutting down");
    private static final Answer NOT_READY = Answer.empty(503);
    private static final Answer READY = Answer.text(200, Headers.QUEUE);
    private static final Answer NO_HASH =
            Answer.error(400, "a probe request must contain a non-empty \"K-Network-Hash\" header");

    private final Draining draining;
    private final Supplier<Future<Boolean>> readiness;

    /** Probes that {@code readiness} answers, on the event loop. */
    public Probes(Draining draining, Supplier<Future<Boolean>> readiness) {
        this.draining = draining;
        this.readiness = readiness;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        String probe = exchange.headers().get(HeaderNames.NETWORK_PROBE);
        if (isProber(exchange.headers().get(HeaderNames.USER_AGENT))) {
            refuseWhileDraining(exchange, () -> answerProber(exchange, probe));
        } else if (Headers.PROBE.equals(probe)) {
            refuseWhileDraining(exchange, () -> answerIngress(exchange));
        } else {
            next.handle(exchange);
        }
    }

    private void refuseWhileDraining(Exchange exchange, Runnable otherwise) {
        if (draining.isDraining()) {
            exchange.lastOfConnection();
            exchange.answer(SHUTTING_DOWN);
        } else {
            otherwise.run();
        }
    }

    private void answerProber(Exchange exchange, @Nullable String probe) {
        if (Headers.QUEUE.equals(probe)) {
            readiness.get().onComplete(asked -> {
                boolean ready = asked.succeeded() && asked.result();
                exchange.answer(ready ? READY : NOT_READY);
            });
        } else {
            exchange.answer(Answer.error(400, "unexpected probe header value: " + (probe == null ? "" : probe)));
        }
    }

    private static void answerIngress(Exchange exchange) {
        String hash = exchange.headers().get(Headers.NETWORK_HASH);
        exchange.answer(
                hash == null || hash.isEmpty() ? NO_HASH : Answer.empty(200).with(Headers.NETWORK_HASH, hash));
    }

    private static boolean isProber(@Nullable String agent) {
        return agent != null
                && (agent.startsWith(Headers.KUBE_PROBE_AGENT)
                        || agent.startsWith(Headers.ACTIVATOR_PROBE_AGENT)
                        || agent.startsWith(Headers.AUTOSCALING_PROBE_AGENT));
    }
}

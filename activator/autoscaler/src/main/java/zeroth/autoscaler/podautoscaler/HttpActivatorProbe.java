package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import zeroth.autoscaler.address.Address;
import zeroth.autoscaler.address.Protocol;
import zeroth.autoscaler.address.ServiceAddress;
import zeroth.autoscaler.fetch.Fetch;
import zeroth.autoscaler.fetch.FetchFailedException;
import zeroth.autoscaler.fetch.Fetched;
import zeroth.names.Headers;

/** Asks over HTTP, with Knative's probe headers. Immutable. */
public record HttpActivatorProbe(Fetch fetch, ServiceAddress addresses) implements ActivatorProbe {
    private static final System.Logger LOG = System.getLogger(HttpActivatorProbe.class.getName());
    private static final int OK = 200;
    private static final Map<String, String> HEADERS =
            Map.of("User-Agent", Headers.AUTOSCALING_PROBE_AGENT, Headers.NETWORK_PROBE, Headers.ACTIVATOR);

    @Override
    public Answer ask(PodAutoscaler autoscaler) {
        PodAutoscalerFacts facts = new PodAutoscalerFacts(autoscaler);
        String namespace = facts.revision().namespace();
        return facts.serviceName()
                .flatMap(service -> addresses.find(namespace, service, Protocol.of(facts.protocolType())))
                .map(this::ask)
                .orElse(Answer.SOMEBODY_ELSE_OR_NOBODY);
    }

    private Answer ask(Address address) {
        try {
            return judge(fetch.get(address, "/healthz", HEADERS, Headers.ACTIVATOR.length()));
        } catch (FetchFailedException e) {
            LOG.log(System.Logger.Level.DEBUG, "No activator: {0}", e.getMessage());
            return Answer.SOMEBODY_ELSE_OR_NOBODY;
        }
    }

    private static Answer judge(Fetched answer) {
        return answer.status() == OK && Headers.ACTIVATOR.equals(new String(answer.body(), StandardCharsets.UTF_8))
                ? Answer.ACTIVATOR
                : Answer.SOMEBODY_ELSE_OR_NOBODY;
    }
}

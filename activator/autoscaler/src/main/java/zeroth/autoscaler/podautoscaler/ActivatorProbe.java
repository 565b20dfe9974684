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

/** Whether an activator answers on the public Service, so that a request would wait and not fail. Blocks shortly. */
@FunctionalInterface
public interface ActivatorProbe {
    Answer ask(PodAutoscaler autoscaler);

    /** What came back. */
    enum Answer {
        ACTIVATOR,
        SOMEBODY_ELSE_OR_NOBODY
    }

    /** Over HTTP. */
    static ActivatorProbe over(Fetch fetch, ServiceAddress addresses) {
        return autoscaler -> {
            PodAutoscalerFacts facts = new PodAutoscalerFacts(autoscaler);
            return facts.serviceName()
                    .flatMap(service ->
                            addresses.find(facts.revision().namespace(), service, Protocol.of(facts.protocolType())))
                    .map(address -> ask(fetch, address))
                    .orElse(Answer.SOMEBODY_ELSE_OR_NOBODY);
        };
    }

    private static Answer ask(Fetch fetch, Address address) {
        try {
            return judge(fetch.get(address, "/healthz", PROBE_HEADERS, Headers.ACTIVATOR.length()));
        } catch (FetchFailedException e) {
            System.getLogger(ActivatorProbe.class.getName())
                    .log(System.Logger.Level.DEBUG, "No activator: {0}", e.getMessage());
            return Answer.SOMEBODY_ELSE_OR_NOBODY;
        }
    }

    private static Answer judge(Fetched answer) {
        return answer.status() == 200 && Headers.ACTIVATOR.equals(new String(answer.body(), StandardCharsets.UTF_8))
                ? Answer.ACTIVATOR
                : Answer.SOMEBODY_ELSE_OR_NOBODY;
    }

    Map<String, String> PROBE_HEADERS =
            Map.of("User-Agent", Headers.AUTOSCALING_PROBE_AGENT, Headers.NETWORK_PROBE, Headers.ACTIVATOR);
}

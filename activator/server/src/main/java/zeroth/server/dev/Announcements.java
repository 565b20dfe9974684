package zeroth.server.dev;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says when a Service becomes Ready and when it fails, each once. What an earlier platform wrote, with its port in the
 * URL, is not said. Guarded by its map.
 */
final class Announcements implements ResourceEventHandler<Service> {
    private final Map<String, String> said = new ConcurrentHashMap<>();
    private final Console console;
    private final int gatewayPort;

    Announcements(Console console, int gatewayPort) {
        this.console = console;
        this.gatewayPort = gatewayPort;
    }

    @Override
    public void onAdd(Service service) {
        announce(service);
    }

    @Override
    public void onUpdate(Service before, Service service) {
        announce(service);
    }

    @Override
    public void onDelete(Service service, boolean stateUnknown) {
        said.remove(name(service));
        console.say(name(service) + ": deleted");
    }

    private void announce(Service service) {
        if (service.getStatus() == null
                || service.getStatus().getConditions() == null
                || !isObserved(service)
                || !isHere(service)) {
            return;
        }
        service.getStatus().getConditions().stream()
                .filter(condition -> "Ready".equals(condition.getType()))
                .forEach(ready -> announce(service, ready));
    }

    private boolean isHere(Service service) {
        String url = service.getStatus().getUrl();
        return url == null || !url.matches(".*:\\d+") || url.endsWith(":" + gatewayPort);
    }

    private static boolean isObserved(Service service) {
        return Objects.equals(
                service.getMetadata().getGeneration(), service.getStatus().getObservedGeneration());
    }

    private void announce(Service service, Condition ready) {
        switch (ready.getStatus()) {
            case "True" ->
                once(
                        service,
                        "ready at " + service.getStatus().getUrl() + " ("
                                + service.getStatus().getLatestReadyRevisionName() + ")");
            case "False" -> once(service, "not ready: " + ready.getReason() + ": " + ready.getMessage());
            default -> said.remove(name(service));
        }
    }

    private void once(Service service, String sentence) {
        String before = said.put(name(service), sentence);
        if (!sentence.equals(before)) {
            console.say(name(service) + ": " + sentence);
        }
    }

    private static String name(Service service) {
        return service.getMetadata().getNamespace() + "/"
                + service.getMetadata().getName();
    }
}

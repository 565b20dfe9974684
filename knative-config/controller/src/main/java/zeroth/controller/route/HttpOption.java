package zeroth.controller.route;

import io.fabric8.knative.serving.v1.Route;
import java.util.Map;
import java.util.Optional;
import zeroth.api.settings.NetworkSettings;
import zeroth.names.Annotations;

/** What becomes of plain HTTP. */
final class HttpOption {
    private HttpOption() {}

    static String of(Route route, NetworkSettings network) {
        Map<String, String> annotations = route.getMetadata().getAnnotations();
        return Optional.ofNullable(annotations.get("networking.knative.dev/httpOption"))
                .or(() -> Optional.ofNullable(annotations.get(Annotations.HTTP_PROTOCOL)))
                .map(HttpOption::asked)
                .orElseGet(() -> configured(network));
    }

    private static String asked(String text) {
        if (text.equalsIgnoreCase("Enabled")) {
            return "Enabled";
        }
        if (text.equalsIgnoreCase("Redirected")) {
            return "Redirected";
        }
        throw new IllegalArgumentException("incorrect http-protocol annotation: " + text);
    }

    private static String configured(NetworkSettings network) {
        return switch (network.httpProtocol()) {
            case ENABLED -> "Enabled";
            case REDIRECTED -> "Redirected";
            case DISABLED -> "";
        };
    }
}

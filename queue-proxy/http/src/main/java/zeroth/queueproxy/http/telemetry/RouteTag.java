package zeroth.queueproxy.http.telemetry;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;
import zeroth.names.Headers;

/** By which tag of its Route a request came: Knative's {@code kn.route.tag}. */
final class RouteTag {
    private RouteTag() {}

    static String of(MultiMap headers) {
        return of(headers.get(Headers.TAG), headers.get(Headers.DEFAULT_ROUTE));
    }

    static String of(@Nullable String tag, @Nullable String defaultRoute) {
        boolean byDefault = defaultRoute != null && !defaultRoute.isEmpty();
        if (tag == null || tag.isEmpty()) {
            return byDefault ? "kn:default" : "kn:disabled";
        }
        return "true".equals(defaultRoute) ? "kn:undefined" : tag;
    }
}

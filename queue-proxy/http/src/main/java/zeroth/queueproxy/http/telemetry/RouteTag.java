package zeroth.queueproxy.http.telemetry;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;
import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/** By which tag of its Route a request came: Knative's {@code kn.route.tag}. */
public final class RouteTag {
    private RouteTag() {}

    /** A stage that leaves it for who tells of the request. */
    public static void label(Exchange exchange, Stage.Next next) {
        MultiMap headers = exchange.headers();
        String tag = of(headers.get(Headers.TAG), headers.get(Headers.DEFAULT_ROUTE));
        RequestLabels.put(exchange, Attributes.of(Attribute.of("kn.route.tag", tag)));
        next.handle(exchange);
    }

    static String of(@Nullable String tag, @Nullable String defaultRoute) {
        boolean byDefault = defaultRoute != null && !defaultRoute.isEmpty();
        if (tag == null || tag.isEmpty()) {
            return byDefault ? "kn:default" : "kn:disabled";
        }
        return "true".equals(defaultRoute) ? "kn:undefined" : tag;
    }
}

package zeroth.queueproxy.http.stage;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.HeaderNames;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * Adds RFC 7239's {@code Forwarded} for programs that read only that, made from the {@code X-Forwarded} headers as they
 * came: Knative's {@code forwarded shim}, with its odd order of parts.
 */
public final class Forwarded implements Stage {
    @Override
    public void handle(Exchange exchange, Next next) {
        MultiMap headers = exchange.headers();
        String present = headers.get(HeaderNames.FORWARDED);
        if (present == null || present.isEmpty()) {
            String made = of(
                    headers.get(HeaderNames.FORWARDED_FOR),
                    headers.get(HeaderNames.FORWARDED_HOST),
                    headers.get(HeaderNames.FORWARDED_PROTO));
            if (!made.isEmpty()) {
                headers.set(HeaderNames.FORWARDED, made);
            }
        }
        next.handle(exchange);
    }

    static String of(@Nullable String addresses, @Nullable String host, @Nullable String protocol) {
        String[] nodes = addresses == null || addresses.isEmpty() ? new String[0] : addresses.split(",", -1);
        StringBuilder made = new StringBuilder();
        append(made, "for=", nodes.length > 0 ? node(nodes[0]) : "");
        append(made, "host=", host);
        append(made, "proto=", protocol);
        for (int i = 1; i < nodes.length; i++) {
            made.append(made.isEmpty() ? "" : ", ").append("for=").append(node(nodes[i]));
        }
        return made.toString();
    }

    private static void append(StringBuilder made, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            made.append(made.isEmpty() ? "" : ";").append(name).append(value);
        }
    }

    private static String node(String address) {
        String node = address.strip();
        return node.contains(":") ? "\"[" + node + "]\"" : node;
    }
}

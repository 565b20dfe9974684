package zeroth.function.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.net.ssl.TrustManagerFactory;
import zeroth.function.RetryableEventException;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.JsonFormat;
import zeroth.function.http.FunctionsConfig;
import zeroth.function.limit.Delay;

/** Makes the sink from the configuration, when something first wants it. */
@Singleton
public class SinkWiring {
    private static final int MOST_CONNECTIONS = 100;
    private static final int MOST_WAITING = 1000;

    private final SinkConfig config;
    private final FunctionsConfig functions;
    private final ObjectMapper mapper;
    private final Vertx vertx;

    SinkWiring(SinkConfig config, FunctionsConfig functions, ObjectMapper mapper, Vertx vertx) {
        this.config = config;
        this.functions = functions;
        this.mapper = mapper;
        this.vertx = vertx;
    }

    /** Anybody's other bean takes its place. */
    @Produces
    @DefaultBean
    @ApplicationScoped
    EventSink sink() {
        return config.uri().<EventSink>map(this::http).orElseGet(SinkWiring::absent);
    }

    /** A binding may come later, and the application starts anew with it. */
    private static EventSink absent() {
        return event -> Uni.createFrom()
                .failure(() -> new RetryableEventException("no sink (expected: K_SINK, or zeroth.sink.uri)"));
    }

    private EventSink http(URI uri) {
        var post = new HttpPost(vertx, client(), checked(uri), config.timeout(), new Token(vertx, config.tokenFile()));
        return new HttpEventSink(outgoing(), writer(), post, backoff(), delay(), InstantSource.system());
    }

    private Outgoing outgoing() {
        var overrides = config.ceOverrides()
                .map(json -> Overrides.extensions(json, mapper))
                .orElseGet(Map::of);
        return new Outgoing(
                mapper, config.source(), overrides, () -> UUID.randomUUID().toString());
    }

    private Message.Writer writer() {
        var binary = new BinaryMode(functions.percentEncoding());
        return new Message.Writer(config.mode(), binary, new JsonFormat(mapper));
    }

    private Backoff backoff() {
        return new Backoff(config.retries(), config.delay(), config.longestDelay(), RandomGenerator.getDefault());
    }

    private Delay delay() {
        return (time, action) -> {
            long timer = vertx.setTimer(Math.max(1, time.toMillis()), fired -> action.run());
            return () -> vertx.cancelTimer(timer);
        };
    }

    private HttpClient client() {
        return vertx.createHttpClient(
                options(new Certificates(config.caCerts(), Path.of(config.trustBundles())).trust()));
    }

    private static HttpClientOptions options(TrustManagerFactory trust) {
        return new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setTrustOptions(TrustOptions.wrap(trust.getTrustManagers()[0]));
    }

    private static URI checked(URI uri) {
        if (!Set.of("http", "https").contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("K_SINK: " + uri + " (expected: an address, http or https)");
        }
        return uri;
    }
}

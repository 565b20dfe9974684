package zeroth.function.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import zeroth.function.dispatch.Functions;
import zeroth.function.dispatch.Stage;
import zeroth.function.duplicate.Window;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.EventFormat;
import zeroth.function.event.Formats;
import zeroth.function.event.JsonFormat;
import zeroth.function.seen.Observer;

/** How the parts of this package, and the stations of a delivery, fit together. */
record Wiring(
        FunctionsConfig config,
        Statuses.Compatibility compatibility,
        ObjectMapper mapper,
        Supplier<Vertx> vertx,
        Optional<BiFunction<Duration, Duration, Window>> redis,
        List<Observer> observers) {
    Handler<RoutingContext> endpoint(Functions functions, List<EventFormat> further, String root) {
        var answers = answers(further);
        var stages = stages();
        return new FunctionEndpoint(
                new EventEndpoint(functions, stages, answers, config.largestBatch()),
                new PlainEndpoint(functions, stages, answers, new QueryJson(mapper), root),
                handshake());
    }

    private Stage stages() {
        return new Stages(config, compatibility, vertx, redis, observers).all();
    }

    private Answers answers(List<EventFormat> further) {
        var formats = new ArrayList<EventFormat>(List.of(new JsonFormat(mapper)));
        formats.addAll(further);
        return new Answers(
                new Statuses(compatibility, config.unwanted()),
                new BinaryMode(config.percentEncoding()),
                new Formats(formats));
    }

    private Handshake handshake() {
        var webhook = config.webhook();
        return new Handshake(webhook.allowedOrigins().orElse(Set.of()), webhook.allowedRate());
    }
}

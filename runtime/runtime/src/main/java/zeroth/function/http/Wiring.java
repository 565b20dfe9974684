package zeroth.function.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import zeroth.function.dispatch.Functions;
import zeroth.function.dispatch.Intake;
import zeroth.function.dispatch.Stage;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.EventFormat;
import zeroth.function.event.Formats;
import zeroth.function.event.JsonFormat;

/** How the parts of this package fit together. */
record Wiring(FunctionsConfig config, Statuses.Compatibility compatibility, ObjectMapper mapper) {
    Intake intake(Functions functions, Stage stages, List<EventFormat> further) {
        var formats = new ArrayList<EventFormat>(List.of(new JsonFormat(mapper)));
        formats.addAll(further);
        return new Intake(functions, stages, new Formats(formats), config.unwanted(), config.largestBatch());
    }

    Handler<RoutingContext> endpoint(Intake intake, String root) {
        var answers = new Answers(
                new Statuses(compatibility, intake.unwanted()),
                new BinaryMode(config.percentEncoding(), compatibility.assumed()),
                intake.formats());
        return new FunctionEndpoint(
                new EventEndpoint(intake.functions(), intake.stages(), answers, intake.largestBatch()),
                new PlainEndpoint(intake.functions(), intake.stages(), answers, new QueryJson(mapper), root),
                handshake());
    }

    private Handshake handshake() {
        var webhook = config.webhook();
        return new Handshake(webhook.allowedOrigins().orElse(Set.of()), webhook.allowedRate());
    }
}

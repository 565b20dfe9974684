package zeroth.apiserver.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.call.Parameters;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.logs.LimitedStream;
import zeroth.apiserver.logs.PodLog;
import zeroth.apiserver.logs.PodLogRequest;
import zeroth.apiserver.logs.PodLogRequest.Option;
import zeroth.apiserver.logs.PodLogs;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.resource.Reading;
import zeroth.apiserver.resource.Target;

/** {@code pods/NAME/log}: checks the question, lets whoever runs the pods answer it. */
public record LogEndpoint(Kinds kinds, Reading reading, PodLogs logs, InstantSource clock) implements Endpoint {

    @Override
    public Optional<Answer> answer(Call call) {
        return new Paths(kinds)
                .target(call.segments())
                .filter(target -> target.kind().resource().equals(BuiltInKinds.PODS)
                        && target.subresource().equals(Optional.of("log")))
                .map(target -> answer(target, call));
    }

    private Answer answer(Target target, Call call) {
        if (!call.method().equals("GET")) {
            throw Refusal.methodNotAllowed();
        }
        var pod = reading.get(target).tree();
        return switch (logs.open(request(target, pod, call.parameters()))) {
            case PodLog.Text text -> new Answer.Text(limited(text, call.parameters()));
            case PodLog.Unavailable unavailable -> throw Refusal.badRequest(unavailable.sentence());
        };
    }

    private PodLogRequest request(Target target, ObjectNode pod, Parameters parameters) {
        return new PodLogRequest(
                target.namespace().orElse(""),
                target.name().orElse(""),
                container(target, pod, parameters),
                options(parameters),
                parameters.number("tailLines"),
                since(parameters));
    }

    private static String container(Target target, ObjectNode pod, Parameters parameters) {
        var names = Stream.of("initContainers", "containers")
                .flatMap(field -> Json.elements(Json.at(pod, "spec", field)))
                .map(container -> container.path("name").asText())
                .toList();
        var asked = parameters.text("container");
        var pods = target.name().orElse("");
        if (asked.isEmpty() && names.size() != 1) {
            throw Refusal.badRequest("a container name must be specified for pod " + pods + ", choose one of: ["
                    + String.join(" ", names) + "]");
        }
        var name = asked.orElseGet(names::getFirst);
        if (!names.contains(name)) {
            throw Refusal.badRequest("container " + name + " is not valid for pod " + pods);
        }
        return name;
    }

    private static Set<Option> options(Parameters parameters) {
        var options = EnumSet.noneOf(Option.class);
        if (parameters.isTrue("follow")) {
            options.add(Option.FOLLOW);
        }
        if (parameters.isTrue("timestamps")) {
            options.add(Option.TIMESTAMPS);
        }
        if (parameters.isTrue("previous")) {
            options.add(Option.PREVIOUS);
        }
        return options;
    }

    private Optional<Instant> since(Parameters parameters) {
        var seconds = parameters.number("sinceSeconds");
        if (seconds.isPresent()) {
            return Optional.of(clock.instant().minusSeconds(seconds.getAsLong()));
        }
        return parameters.text("sinceTime").map(LogEndpoint::time);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest("sinceTime: Invalid value: \"" + text + "\": must be a time of RFC 3339");
        }
    }

    private static InputStream limited(PodLog.Text text, Parameters parameters) {
        var limit = parameters.number("limitBytes");
        return limit.isPresent() ? new LimitedStream(text.lines(), limit.getAsLong()) : text.lines();
    }
}

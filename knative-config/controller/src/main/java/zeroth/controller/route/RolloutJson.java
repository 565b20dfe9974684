package zeroth.controller.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rollout as an annotation's text, as upstream writes it: times and durations in nanoseconds, zeros left out. */
final class RolloutJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIGURATION = "configurationName";
    private static final String REVISION = "revisionName";
    private static final String START = "starttime";
    private static final String NEXT = "nextStepTime";
    private static final String EVERY = "stepDuration";
    private static final String SIZE = "stepSize";

    private RolloutJson() {}

    static String write(Rollout rollout) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode configurations = JsonNodeFactory.instance.arrayNode();
        rollout.configurations().forEach(one -> configurations.add(write(one)));
        if (!configurations.isEmpty()) {
            root.set("configurations", configurations);
        }
        return root.toString();
    }

    /** Nothing, where the text is none that makes sense. */
    static Optional<Rollout> read(String text) {
        try {
            List<ConfigurationRollout> configurations = new ArrayList<>();
            for (JsonNode one : JSON.readTree(text).path("configurations")) {
                configurations.add(read(one));
            }
            return Optional.of(new Rollout(configurations)).filter(Rollout::isValid);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static ObjectNode write(ConfigurationRollout one) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put(CONFIGURATION, one.configuration());
        if (!one.tag().isEmpty()) {
            node.put("tag", one.tag());
        }
        node.put("percent", one.percent());
        ArrayNode revisions = node.putArray("revisions");
        one.revisions()
                .forEach(share ->
                        revisions.addObject().put(REVISION, share.revision()).put("percent", share.percent()));
        return node.set("stepParams", write(one.pace()));
    }

    private static ObjectNode write(Pace pace) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (pace) {
            case Pace.Settled _ -> node;
            case Pace.Started(Instant start) -> node.put(START, nanos(start));
            case Pace.Stepping(Instant start, Instant next, Duration every, int size) ->
                node.put(START, nanos(start))
                        .put(NEXT, nanos(next))
                        .put(EVERY, every.toNanos())
                        .put(SIZE, size);
        };
    }

    private static ConfigurationRollout read(JsonNode node) {
        List<RevisionShare> revisions = new ArrayList<>();
        for (JsonNode share : node.path("revisions")) {
            revisions.add(new RevisionShare(
                    share.path(REVISION).asText(), share.path("percent").asInt()));
        }
        return new ConfigurationRollout(
                node.path(CONFIGURATION).asText(),
                node.path("tag").asText(),
                node.path("percent").asInt(),
                revisions,
                pace(node.path("stepParams")));
    }

    private static Pace pace(JsonNode node) {
        Instant start = instant(node.path(START).asLong());
        if (node.has(EVERY)) {
            return new Pace.Stepping(
                    start,
                    instant(node.path(NEXT).asLong()),
                    Duration.ofNanos(node.path(EVERY).asLong()),
                    node.path(SIZE).asInt());
        }
        return node.has(START) ? new Pace.Started(start) : new Pace.Settled();
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}

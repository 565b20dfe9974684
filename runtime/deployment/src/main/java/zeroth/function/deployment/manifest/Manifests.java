package zeroth.function.deployment.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.routing.Trigger;

/**
 * All that an application needs on a platform.
 *
 * @param broker that functions are triggered by and answer to
 * @param answering the functions that answer by an event
 */
public record Manifests(Subject subject, Optional<String> namespace, String broker, Set<String> answering) {
    private static final String EVENTING = "eventing.knative.dev/v1";
    private static final String SOURCES = "sources.knative.dev/v1";
    private static final Set<String> OWN_ATTRIBUTES =
            Set.of("id", "source", "type", "subject", "specversion", "time", "datacontenttype", "dataschema");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the application sends events of its own accord, and so wants to be told where to. */
    public enum Sink {
        USED,
        UNUSED
    }

    /** In an order that says nothing: the same functions give the same list. */
    public List<Manifest> of(List<FunctionSpec> functions, List<Schedule> schedules, Sink sink) {
        var sorted = functions.stream()
                .sorted(Comparator.comparing(FunctionSpec::name))
                .toList();
        return Stream.of(
                        Stream.of(object(Subject.API, Subject.KIND, subject.name(), subject.spec())),
                        sorted.stream()
                                .filter(function -> schedules.stream().noneMatch(isOf(function)))
                                .map(this::trigger),
                        sorted.stream()
                                .filter(function -> answering.contains(function.name()))
                                .map(this::eventType),
                        sorted.stream().flatMap(function -> pings(function, schedules)),
                        sink == Sink.USED ? Stream.of(binding()) : Stream.<Manifest>empty())
                .flatMap(manifests -> manifests)
                .toList();
    }

    private static Predicate<Schedule> isOf(FunctionSpec function) {
        return schedule -> schedule.function().equals(function.name());
    }

    private Manifest trigger(FunctionSpec function) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("broker", broker);
        var filters = filters(function.trigger());
        if (!filters.isEmpty()) {
            spec.put("filters", filters);
        }
        spec.put("subscriber", Map.of("ref", subject.reference()));
        return object(EVENTING, "Trigger", Names.of(subject.name(), function.name()), spec);
    }

    /** The Trigger's own JSON stands in the annotation. */
    private static List<Object> filters(Trigger trigger) {
        var exact = new TreeMap<>(trigger.conditions());
        if (!trigger.type().equals(Trigger.ANY)) {
            exact.put("type", trigger.type());
        }
        var filters = new ArrayList<Object>();
        if (!exact.isEmpty()) {
            filters.add(Map.of("exact", exact));
        }
        filters.addAll(written(trigger.filters()));
        return filters;
    }

    private static List<JsonNode> written(String filters) {
        if (filters.isBlank()) {
            return List.of();
        }
        try {
            var node = JSON.readTree(filters);
            var elements = new ArrayList<JsonNode>();
            if (node.isArray()) {
                node.forEach(elements::add);
            } else {
                elements.add(newer(node));
            }
            return elements;
        } catch (IOException e) {
            throw new IllegalStateException("filters were checked before: " + filters, e);
        }
    }

    /** The older {@code spec.filter}, as an element of {@code spec.filters}: without values that stand for any. */
    private static JsonNode newer(JsonNode filter) {
        if (!filter.has("attributes")) {
            return filter;
        }
        var values = new TreeMap<String, String>();
        filter.get("attributes")
                .properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
        values.values().removeIf(String::isEmpty);
        return JSON.createObjectNode().set("exact", JSON.valueToTree(values));
    }

    /** What the function's answers are, for whoever looks for events to subscribe to. */
    private Manifest eventType(FunctionSpec function) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("reference", Subject.reference(EVENTING, "Broker", broker));
        spec.put(
                "attributes",
                List.of(
                        attribute("type", function.responseType()),
                        attribute("source", function.responseSource()),
                        attribute("specversion", "1.0"),
                        attribute("id", Optional.empty())));
        spec.put("description", "What " + subject.name() + "'s function " + function.name() + " answers.");
        return object(
                "eventing.knative.dev/v1beta3", "EventType", Names.of(subject.name(), function.name(), "answer"), spec);
    }

    private static Map<String, Object> attribute(String name, String value) {
        return attribute(name, Optional.of(value));
    }

    private static Map<String, Object> attribute(String name, Optional<String> value) {
        var attribute = new LinkedHashMap<String, Object>();
        attribute.put("name", name);
        attribute.put("required", true);
        value.ifPresent(text -> attribute.put("value", text));
        return attribute;
    }

    private Stream<Manifest> pings(FunctionSpec function, List<Schedule> schedules) {
        return schedules.stream().filter(isOf(function)).map(schedule -> ping(function, schedule));
    }

    /** It goes to the Service itself. What the function asks of extensions, the events have. */
    private Manifest ping(FunctionSpec function, Schedule schedule) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("schedule", schedule.cron());
        schedule.timezone().ifPresent(zone -> spec.put("timezone", zone));
        schedule.data().ifPresent(data -> {
            spec.put("contentType", "application/json");
            spec.put("data", data);
        });
        spec.put("sink", Map.of("ref", subject.reference()));
        var extensions = new TreeMap<>(function.trigger().conditions());
        extensions.keySet().removeAll(OWN_ATTRIBUTES);
        if (!extensions.isEmpty()) {
            spec.put("ceOverrides", Map.of("extensions", extensions));
        }
        return object(SOURCES, "PingSource", Names.of(subject.name(), function.name()), spec);
    }

    /** It sets {@code K_SINK}, by which the application's EventSink finds the broker. */
    private Manifest binding() {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("subject", subject.reference());
        spec.put("sink", Map.of("ref", Subject.reference(EVENTING, "Broker", broker)));
        return object(SOURCES, "SinkBinding", subject.name(), spec);
    }

    private Manifest object(String api, String kind, String name, Map<String, Object> spec) {
        return new Manifest(api, kind, new Manifest.Metadata(name, namespace), spec);
    }
}

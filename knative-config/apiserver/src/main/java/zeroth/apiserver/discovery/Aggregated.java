package zeroth.apiserver.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.object.Json;

/** Discovery in one answer: {@code APIGroupDiscoveryList}. */
final class Aggregated {
    private Aggregated() {}

    static ObjectNode core(Kinds kinds) {
        return list(kinds, List.of(""));
    }

    static ObjectNode named(Kinds kinds) {
        return list(kinds, Groups.named(kinds));
    }

    private static ObjectNode list(Kinds kinds, List<String> groups) {
        var list = Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
        list.putObject("metadata");
        var items = list.putArray("items");
        groups.forEach(group -> add(items, kinds, group));
        return list;
    }

    private static void add(ArrayNode items, Kinds kinds, String group) {
        var item = items.addObject();
        item.putObject("metadata").put("name", group);
        var versions = item.putArray("versions");
        Groups.versions(kinds, group).forEach(version -> {
            var resources = versions.addObject().put("version", version).put("freshness", "Current");
            var array = resources.putArray("resources");
            kinds.of(group, version).forEach(kind -> addResource(array, kind));
        });
    }

    private static void addResource(ArrayNode resources, Kind kind) {
        var names = kind.names();
        var resource = resources
                .addObject()
                .put("resource", names.plural())
                .put("scope", kind.isNamespaced() ? "Namespaced" : "Cluster")
                .put("singularResource", names.singular());
        resource.set("responseKind", responseKind(kind.group(), kind.version(), kind.name()));
        resource.set("verbs", Json.array(Verbs.of(kind)));
        resource.set("shortNames", Json.array(names.shortNames()));
        resource.set("categories", Json.array(names.categories()));
        var subresources = resource.putArray("subresources");
        Part.of(kind).forEach(part -> {
            var entry = subresources.addObject().put("subresource", part.name());
            entry.set("responseKind", responseKind(part.group(), part.version(), part.kind()));
            entry.set("verbs", Json.array(part.verbs()));
        });
    }

    private static ObjectNode responseKind(String group, String version, String kind) {
        return Json.object().put("group", group).put("version", version).put("kind", kind);
    }
}

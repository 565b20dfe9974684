package zeroth.apiserver.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.object.Json;

/** Discovery group by group. */
final class Plain {
    private Plain() {}

    static ObjectNode coreVersions() {
        var versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    static ObjectNode groups(Kinds kinds) {
        var list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        var groups = list.putArray("groups");
        Groups.named(kinds).forEach(group -> groups.add(group(kinds, group)));
        return list;
    }

    static ObjectNode group(Kinds kinds, String name) {
        var group = Json.object().put("name", name);
        var versions = group.putArray("versions");
        Groups.versions(kinds, name).forEach(version -> versions.add(version(name, version)));
        group.set("preferredVersion", versions.path(0).deepCopy());
        return group;
    }

    static ObjectNode resources(List<Kind> kinds) {
        var list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", kinds.getFirst().apiVersion());
        var resources = list.putArray("resources");
        kinds.forEach(kind -> add(resources, kind));
        return list;
    }

    private static ObjectNode version(String group, String version) {
        return Json.object().put("groupVersion", group + "/" + version).put("version", version);
    }

    private static void add(ArrayNode resources, Kind kind) {
        var names = kind.names();
        var resource = resources
                .addObject()
                .put("name", names.plural())
                .put("singularName", names.singular())
                .put("namespaced", kind.isNamespaced())
                .put("kind", names.kind());
        resource.set("verbs", Json.array(Verbs.of(kind)));
        putUnlessEmpty(resource, "shortNames", names.shortNames());
        putUnlessEmpty(resource, "categories", names.categories());
        Part.of(kind)
                .forEach(part -> resources
                        .addObject()
                        .put("name", names.plural() + "/" + part.name())
                        .put("singularName", "")
                        .put("namespaced", kind.isNamespaced())
                        .put("group", part.group())
                        .put("version", part.version())
                        .put("kind", part.kind())
                        .set("verbs", Json.array(part.verbs())));
    }

    private static void putUnlessEmpty(ObjectNode node, String field, List<String> values) {
        if (!values.isEmpty()) {
            node.set(field, Json.array(values));
        }
    }
}
